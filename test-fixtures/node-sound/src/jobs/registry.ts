export type Handler = (data: { readonly bookingId: string }) => Promise<void>;

/** Filled while the modules of the jobs are loaded, only read afterwards. */
export const handlers = new Map<string, Handler>();

export function handles(name: string, handler: Handler): void {
  handlers.set(name, handler);
}
