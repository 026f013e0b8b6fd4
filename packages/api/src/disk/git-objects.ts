import { runGitOn } from './git-command.js';

/** Most bytes that are asked for at once, and most that are kept. */
const CHUNK_BYTES = 16 * 1024 * 1024;
const KEPT_CHUNKS = 8;

/** What git keeps of some files. */
export interface GitObjects {
  /** Bytes; undefined where the object is not here, as in a partial clone. */
  size(id: string): number | undefined;
  /** The content; undefined where it is not here. */
  content(id: string): Buffer | undefined;
}

/**
 * Opens objects of a repository by their ids. Contents are fetched in the order of the ids, many at once.
 * @param root absolute
 */
export function openObjects(root: string, ids: Iterable<string>): GitObjects {
  const order = [...new Set(ids)];
  const index = new Map(order.map((id, at) => [id, at]));
  const sizes = sizesOf(root, order);
  let chunks: readonly ReadonlyMap<string, Buffer>[] = [];

  const fetchFrom = (id: string): ReadonlyMap<string, Buffer> => {
    const wanted: string[] = [];
    let bytes = 0;
    for (let at = index.get(id) ?? order.length; at < order.length && bytes < CHUNK_BYTES; at += 1) {
      const each = order[at]!;
      const size = sizes.get(each) ?? 0;
      if (each !== id && (size > CHUNK_BYTES || chunks.some((chunk) => chunk.has(each)))) continue;
      wanted.push(each);
      bytes += size;
    }
    return contentsOf(root, wanted);
  };

  return {
    size: (id) => sizes.get(id),
    content(id) {
      if (!sizes.has(id)) return undefined;
      if (!chunks.some((chunk) => chunk.has(id))) chunks = [fetchFrom(id), ...chunks].slice(0, KEPT_CHUNKS);
      return chunks.find((chunk) => chunk.has(id))?.get(id);
    },
  };
}

/** `<id> SP <type> SP <size> LF` for each; `<id> SP missing LF` for one that is not here. */
function sizesOf(root: string, ids: readonly string[]): ReadonlyMap<string, number> {
  const answer = ids.length === 0 ? undefined : runGitOn(root, ['cat-file', '--batch-check'], `${ids.join('\n')}\n`);
  const lines = answer?.toString('latin1').split('\n') ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [id = '', type, size] = line.split(' ');
      return type === 'blob' ? [[id, Number(size)] as const] : [];
    }),
  );
}

/** The same line, then the content and a line feed. */
function contentsOf(root: string, ids: readonly string[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const answer = ids.length === 0 ? undefined : runGitOn(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  for (let at = 0; answer && at < answer.length;) {
    const end = answer.indexOf(10, at);
    if (end < 0) break;
    const [id = '', type, size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    contents.set(id, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
