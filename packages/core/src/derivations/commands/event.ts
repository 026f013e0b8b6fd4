import type { Location } from '../../vocabulary/location.js';
import { type Argument, argumentText, isAnyWords } from './argument.js';
import type { Event, Hop, Lane } from './lane.js';
import { managedBy } from './managers.js';
import { basename } from '../../vocabulary/paths.js';

/** A program that starts, with these words. */
export function toEvent(words: readonly Argument[], lane: Lane, hops: readonly Hop[]): Event {
  const values = words.map(({ value }) => value).filter((value) => !isAnyWords(value));
  const text = argumentText(words[0]);
  const manages = managedBy(words);
  return {
    step: { arguments: values, program: text === undefined ? '' : basename(text), location: span(values.map(({ location }) => location)) },
    hops,
    directory: lane.directory,
    assignments: [],
    ...(manages ? { manages } : {}),
  };
}

/** The place of a command line: from its first word to the last one that stands in the same file and after it. */
function span(places: readonly Location[]): Location {
  const [first] = places;
  if (!first?.range) return first ?? { path: '' };
  let { end } = first.range;
  for (const { path, range } of places) {
    if (path !== first.path || !range) continue;
    if (range.end.line > end.line || (range.end.line === end.line && range.end.column > end.column)) end = range.end;
  }
  return { path: first.path, range: { start: first.range.start, end } };
}
