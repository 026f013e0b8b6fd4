import { PASSES_THROUGH, type Location, type Related } from '@factorlint/core';
import type { CodeFlow, ThreadFlowLocation } from 'sarif';
import type { Places } from './places.js';

/** Most places of a flow that GitHub shows. */
const MOST_STEPS = 1000;

/** Whether a related place is one that the value passes through. */
export function isPassage({ message }: Related): boolean {
  return message === PASSES_THROUGH;
}

/**
 * The way of a value from where it is written to where it is used, as one flow; undefined where it goes no way.
 * @param related of the finding, nearest to the use first
 */
export function flowOf(origin: Location, related: readonly Related[], places: Places): CodeFlow | undefined {
  const passed = inReadingOrder(related.filter((each) => isPassage(each) && places.inFile(each.location)).reverse()).slice(
    0,
    MOST_STEPS - 1,
  );
  if (passed.length === 0) return undefined;
  const steps = [{ location: origin, message: 'The value is written here.' }, ...passed];
  return {
    message: { text: 'The way of the value, from where it is written.' },
    threadFlows: [
      {
        locations: steps.map(({ location, message }, index): ThreadFlowLocation => ({
          location: { physicalLocation: places.physical(location), message: { text: message } },
          importance: index === 0 || index === steps.length - 1 ? 'essential' : 'important',
          executionOrder: index + 1,
        })),
      },
    ],
  };
}

/** Of neighbouring places in one file, the upper first: a name is brought in before it is used. */
function inReadingOrder(places: readonly Related[]): readonly Related[] {
  const runs: Related[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.[0]?.location.path === place.location.path) run.push(place);
    else runs.push([place]);
  }
  return runs.flatMap((run) => run.sort((a, b) => (a.location.range?.start.line ?? 0) - (b.location.range?.start.line ?? 0)));
}
