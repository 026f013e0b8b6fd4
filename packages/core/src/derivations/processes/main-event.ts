import type { Event } from '../commands/lane.js';
import type { Outcome } from '../commands/resolve.js';
import { programOf } from './invocation.js';

/** An outcome, with the event that stays and what comes before it or runs beside it. */
export interface Started {
  readonly main: Event;
  readonly before: readonly Event[];
}

const LASTING: ReadonlySet<string> = new Set(['web', 'worker', 'scheduler', 'service', 'development', 'unknown']);

/** The long-running program of an outcome: the last one in front, else the last command. */
export function startedBy({ events }: Outcome): Started | undefined {
  const front = events.filter(({ step }) => !step.background);
  const main =
    front.findLast((event) => lasts(event) && !event.step.loop) ??
    front.findLast(({ step }) => step.program !== 'sleep') ??
    events.findLast(lasts) ??
    events.at(-1);
  if (!main) return undefined;
  const at = events.indexOf(main);
  return { main, before: events.filter((event, index) => index < at || (event.step.background && event !== main)) };
}

function lasts(event: Event): boolean {
  if (event.manages) return true;
  const program = programOf(event.step);
  return program !== undefined && LASTING.has(program.role);
}
