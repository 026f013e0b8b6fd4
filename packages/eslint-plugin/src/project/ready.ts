import { load } from '@factorlint/api';

let failure: unknown;
let loaded = false;

/**
 * Settles once the plugin can lint. ESLint, its command and its class pause long enough by themselves; who uses `Linter` in the same
 * breath as the import awaits this. It waits for nothing but settled promises, and there is no top-level await, so that a CommonJS
 * configuration can require the plugin.
 */
export const ready: Promise<void> = load().then(
  () => void (loaded = true),
  (error: unknown) => {
    failure = error;
    throw error;
  },
);
// Whoever lints is told; nobody has to await it.
ready.catch(() => undefined);

/** Whether the grammars are there. */
export function isReady(): boolean {
  return loaded;
}

/** @throws {Error} when they are not there, with the reason */
export function requireReady(): void {
  if (loaded) return;
  if (failure !== undefined) throw new Error('eslint-plugin-factorlint could not load its grammars.', { cause: failure });
  throw new Error('eslint-plugin-factorlint is still loading: await its export `ready` before you lint.');
}
