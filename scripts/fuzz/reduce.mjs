import { Buffer } from 'node:buffer';

/** How often a smaller input is tried, at most. */
const MOST_TRIALS = 120;

/**
 * Makes an input smaller as long as it still shows its fault: fewer files, then fewer lines, then fewer characters.
 * @param files by path
 * @param shows whether such files show the fault; may be asynchronous
 * @param most how many trials
 */
export async function reduce(files, shows, most = MOST_TRIALS) {
  let trials = 0;
  const holds = async (candidate) => trials < most && ++trials > 0 && (await shows(candidate));
  let kept = new Map(files);
  const paths = await shrink([...kept.keys()], (some) => holds(new Map(some.map((path) => [path, kept.get(path)]))));
  kept = new Map(paths.map((path) => [path, kept.get(path)]));
  for (const unit of [/(?<=\n)/, /(?<=\W)|(?=\W)/, '']) {
    for (const [path, content] of kept) {
      const isText = typeof content === 'string';
      const toContent = (pieces) => (isText ? pieces.join('') : Buffer.from(pieces.join(''), 'latin1'));
      const pieces = (isText ? content : content.toString('latin1')).split(unit);
      const fewer = await shrink(pieces, (some) => holds(new Map([...kept, [path, toContent(some)]])));
      kept.set(path, toContent(fewer));
    }
  }
  return kept;
}

/**
 * Leaves out ever smaller runs of items. Source: Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002;
 * only its complements, which are what usually succeeds.
 */
async function shrink(items, holds) {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && kept.length > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length;) {
      const candidate = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (candidate.length < kept.length && (await holds(candidate))) kept = candidate;
      else start += size;
    }
  }
  return kept;
}
