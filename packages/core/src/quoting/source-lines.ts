/** Gives the text of a file of the report. It may throw: what cannot be read is not quoted. */
export type ReadSource = (path: string) => string;

/** The lines of files, each file read once. */
export class SourceLines {
  readonly #read: ReadSource;
  readonly #files = new Map<string, readonly string[]>();

  constructor(read: ReadSource) {
    this.#read = read;
  }

  /** Lines as the engine counts them, without their ends; none where the file cannot be read. */
  of(path: string): readonly string[] {
    let lines = this.#files.get(path);
    if (!lines) this.#files.set(path, (lines = this.#split(path)));
    return lines;
  }

  #split(path: string): readonly string[] {
    try {
      return this.#read(path).split(/\r\n|\n|\r/);
    } catch {
      return [];
    }
  }
}
