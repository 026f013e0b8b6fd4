import { loadGrammars } from '@factorlint/core/languages';

let loaded = false;

/** Loads what is read asynchronously (the grammars of Python and shell). Await it once; everything else is synchronous. */
export async function load(): Promise<void> {
  await loadGrammars();
  loaded = true;
}

/** `load` was not awaited before something was analysed. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';

  constructor() {
    super('The grammars are not loaded: await load() once before you open a session.');
  }
}

/** @throws {NotLoaded} */
export function requireLoaded(): void {
  if (!loaded) throw new NotLoaded();
}
