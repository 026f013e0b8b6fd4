import type { Document } from '../../../vocabulary/document.js';
import type { Ecosystem, Lockfile } from '../../../vocabulary/facts/index.js';
import { SyntaxFault } from '../../../vocabulary/document.js';

/** Reads the pinned versions out of the text of a lock file. Throws what its parser throws. */
export type PinReader = (text: string) => ReadonlyMap<string, string>;

/** One name of a lock file and how its pins are read. Without a reader only its existence counts. */
export interface LockFormat {
  readonly name: RegExp;
  readonly ecosystem: Ecosystem;
  readonly manager: Lockfile['manager'];
  readonly pins?: PinReader;
}

/**
 * States that a lock file exists, with its pinned versions where the format has a reader. A file that cannot be
 * read (too large, binary, broken) is stated without packages before the error goes on, so that it still counts.
 * @throws {SyntaxFault | UnreadableFile}
 */
export function* lockfileFacts(document: Document, { ecosystem, manager, pins }: LockFormat): Generator<Lockfile> {
  const fact = (packages: ReadonlyMap<string, string>): Lockfile => ({
    kind: 'lockfile',
    location: { path: document.path },
    ecosystem,
    manager,
    packages: Object.fromEntries(packages),
  });
  if (!pins) {
    yield fact(new Map());
    return;
  }
  let packages: ReadonlyMap<string, string>;
  try {
    packages = pins(document.text);
  } catch (error) {
    yield fact(new Map());
    if (!(error instanceof Error) || error.name === 'UnreadableFile' || error instanceof SyntaxFault) throw error;
    throw new SyntaxFault(faultOf(document.text), { path: document.path });
  }
  yield fact(packages);
}

function faultOf(text: string): string {
  if (text.trim() === '') return 'The lock file is empty.';
  return /^<{7} /m.test(text)
    ? 'The lock file holds an unresolved merge conflict: its pinned versions cannot be read.'
    : 'The lock file is broken: its pinned versions cannot be read.';
}

/** Sets what is not set yet: the first pin of a name counts. */
export function setOnce(pins: Map<string, string>, name: string, version: string): void {
  if (!pins.has(name)) pins.set(name, version);
}
