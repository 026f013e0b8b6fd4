import type { ReadSource } from '@factorlint/core';

/** What a format gets beside the report. */
export interface FormatOptions {
  /** The texts of the report's files, for quoting. May throw: what cannot be read is not quoted. */
  readonly read: ReadSource;
  /** Where the analysed folder lies below the top of the repository, with forward slashes; absent or '': it is the top. */
  readonly folder?: string;
  /** The address below which people see the files of the repository: a path from its top follows, and `#L` with a line. */
  readonly source?: string;
  /** What the analysed folder is called. */
  readonly name?: string;
}

/** A path from the top of the repository: what the tools of a pipeline know a file by. */
export function pathFromTop(path: string, { folder = '' }: Pick<FormatOptions, 'folder'>): string {
  const below = folder.replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
  return below === '' ? path : path === '.' ? below : `${below}/${path}`;
}

/** Where people see a line of a file; undefined where nobody says. */
export function sourceAddress(
  path: string,
  line: number | undefined,
  options: Pick<FormatOptions, 'folder' | 'source'>,
): string | undefined {
  if (options.source === undefined) return undefined;
  // A lone half of a surrogate pair has no UTF-8.
  const segments = pathFromTop(path, options)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent);
  return `${options.source.replace(/\/+$/, '')}/${segments.join('/')}${line === undefined ? '' : `#L${line}`}`;
}
