/**
 * The repository as the analyser sees it. Synchronous: one engine serves disk, editor buffers and browsers.
 */
export interface FileTree {
  /** Every file that counts, relative to the root, with forward slashes, sorted by code unit. */
  readonly paths: readonly string[];
  /**
   * The text of a file, without a byte-order mark.
   * @throws {UnreadableFile} when it is binary, too large, not valid UTF-8, or cannot be opened.
   */
  read(path: string): string;
}

/** Why a file has no text for us. The message is a sentence for the report's gaps. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** A tree that exists only here: for tests, editors and callers without a disk. */
export function inMemory(files: Readonly<Record<string, string>>): FileTree {
  return {
    paths: Object.keys(files).sort(),
    read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) throw new UnreadableFile('No such file.');
      return text;
    },
  };
}
