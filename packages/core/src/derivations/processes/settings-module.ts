import type { EntryPoint, Supply } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { optionValue } from './options.js';

const VARIABLE = 'DJANGO_SETTINGS_MODULE';

/** The dotted settings module that a process runs with, where it can be said. */
export function settingsModule(
  words: readonly Value[],
  given: ReadonlyMap<string, Supply>,
  entry: string | undefined,
  app: string,
  facts: Facts<'entry-point'>,
): string | undefined {
  const option = literalText(optionValue(words, ['--settings']));
  if (option !== undefined && /^[\w.]+$/.test(option)) return option;
  const supply = given.get(VARIABLE);
  if (supply) return defaultText(supply.value);
  const points = facts.for('entry-point', app).filter(({ settings }) => settings !== undefined);
  const own = entry === undefined ? undefined : points.find(({ location }) => location.path === entry);
  const point: EntryPoint | undefined = own ?? (points.every((each) => sameSettings(each, points[0])) ? points[0] : undefined);
  return point?.settings && defaultText(point.settings);
}

function defaultText(value: Value): string | undefined {
  if (value.kind === 'environment') return typeof value.missing === 'object' ? defaultText(value.missing) : undefined;
  return literalText(value);
}

function sameSettings(a: EntryPoint, b: EntryPoint | undefined): boolean {
  return a.settings !== undefined && b?.settings !== undefined && defaultText(a.settings) === defaultText(b.settings);
}
