import type { FirstProcess, Step } from '../../vocabulary/facts/index.js';
import type { Hop } from '../commands/lane.js';

/**
 * What the platform talks to as process 1, and whether SIGTERM gets from it to the application.
 * Source: the measurements of process 1 under `unshare --pid` that the documentation of disposability/no-lost-signal lists.
 * @param hops what stays above the application, outermost first
 * @param signalsAll a sentence, where the platform signals every process of the start
 */
export function firstProcess(main: Step, hops: readonly Hop[], signalsAll: string | undefined): FirstProcess {
  const [first] = hops;
  const own = { program: main.program, form: 'application', location: main.location } as const;
  const top = first ? { program: first.program, form: first.form } : own;
  if (signalsAll !== undefined) return { ...top, signal: 'arrives', why: signalsAll, location: main.location };
  if (!first) return { ...own, signal: 'arrives', why: `${main.program} is process 1 itself.` };
  const breaking = hops.find(({ signal }) => signal === 'loses') ?? hops.find(({ signal }) => signal === 'unknown');
  if (!breaking) return { ...top, signal: 'arrives', why: first.why, location: first.form === 'init' ? first.location : main.location };
  const isGroup = hops.slice(0, hops.indexOf(breaking)).some(({ signal }) => signal === 'group');
  if (isGroup) {
    const why = `${first.program} signals ${main.program} too, but ends together with ${breaking.program}, which does not wait for it.`;
    return { ...top, signal: 'unknown', why, location: breaking.location };
  }
  const why = breaking === first ? breaking.why : `${first.program} signals ${breaking.program} only. ${breaking.why}`;
  const isLost = breaking.signal === 'loses';
  return { ...top, signal: isLost ? 'lost' : 'unknown', why, location: breaking.location, ...(isLost && shellsOf(hops)) };
}

/** Shells that lose the signal, where nothing else does. */
function shellsOf(hops: readonly Hop[]): Pick<FirstProcess, 'shells'> {
  const breaking = hops.filter(({ signal }) => signal !== 'forwards');
  return breaking.every(({ form, signal }) => form === 'shell' && signal === 'loses')
    ? { shells: breaking.map(({ location }) => location) }
    : {};
}
