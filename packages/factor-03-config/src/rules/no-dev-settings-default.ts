import {
  defineRule,
  outcomesOf,
  textOf,
  upholds,
  violates,
  type Change,
  type EntryPoint,
  type Facts,
  type Observation,
  type Process,
  type Value,
} from '@factorlint/core';
import { productionBeside } from '../production-settings.js';

const DEVELOPMENT = /(?:^|[._])(?:dev|devel|development|local|test|tests|testing)$/i;
const VARIABLE = 'DJANGO_SETTINGS_MODULE';
const DEPLOYED: ReadonlySet<EntryPoint['role']> = new Set(['wsgi', 'asgi', 'celery', 'worker']);

export const noDevSettingsDefault = defineRule({
  id: 'config/no-dev-settings-default',
  code: 'TF0313',
  summary: 'A deployed entry point does not fall back to settings for development.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['entry-point', 'process', 'deploy-path', 'image-stage'],

  *check(facts) {
    for (const entry of facts.of('entry-point')) {
      if (DEPLOYED.has(entry.role) && entry.settings && facts.kindOf(entry.location.path) === 'production') yield* judge(entry, facts);
    }
  },
});

type Seen = Facts<'entry-point' | 'process' | 'deploy-path' | 'image-stage'>;

function* judge(entry: EntryPoint, facts: Seen): Iterable<Observation> {
  for (const { value } of entry.settings ? outcomesOf(entry.settings) : []) {
    const module = textOf(value);
    if (module === undefined) continue;
    const message = `This ${entry.role} entry falls back to ${module}.`;
    if (!DEVELOPMENT.test(module)) yield upholds(value, entry.role, message);
    else {
      const severity = isAlwaysSet(entry, facts) ? 'note' : 'warning';
      const change = value.location.path === entry.location.path ? changeOf(value, module, entry, facts) : undefined;
      yield violates(value, entry.role, message, { severity, ...(change && { change }) });
    }
  }
}

/**
 * The module for production that stands beside the one for development. Where admin commands fall back to that one too, which suits a
 * developer's machine, the image names the module for them; without an image there is no edit that would not part the two.
 */
function changeOf({ location: place }: Value, was: string, entry: EntryPoint, facts: Seen): Change | undefined {
  const value = productionBeside(was, facts.paths);
  if (value === undefined) return undefined;
  const change: Change = { kind: 'set-value', place, was, value };
  const app = facts.appOf(entry)?.path ?? '';
  const commands = facts.for('entry-point', app).filter(({ role, settings }) => role === 'manage' && settings);
  if (commands.every(({ settings }) => settings && outcomesOf(settings).some((each) => textOf(each.value) === value))) return change;
  const [stage, ...others] = facts.for('image-stage', app).filter((each) => each.final && facts.isProduction(each));
  const isGivenByImage = stage?.environment.some(({ name }) => name === VARIABLE) === true;
  if (!stage || others.length > 0) return undefined;
  if (isGivenByImage) return change;
  return {
    kind: 'several',
    place,
    changes: [change, { kind: 'set-image-variable', place: stage.location, name: VARIABLE, value, safe: false }],
  };
}

/**
 * Every process of the app gets the variable from its image or deploy, or most of production do and the platform of the others may give
 * it to them.
 */
function isAlwaysSet(entry: EntryPoint, facts: Seen): boolean {
  const app = facts.appOf(entry)?.path ?? '';
  const production = new Set(facts.of('deploy-path').flatMap(({ id, purpose }) => (purpose === 'production' ? [id] : [])));
  const processes = facts
    .of('process')
    .filter(({ role, settings, ...process }) => RUNNING.has(role) && isPartOf(process.app, app) && (process.app === app || settings));
  const ofProduction = processes.filter(({ path }) => production.has(path));
  return (
    (processes.length > 0 && processes.every(isGiven)) ||
    (ofProduction.filter(isGiven).length * 2 > ofProduction.length &&
      ofProduction.every((process) => isGiven(process) || process.open.length > 0))
  );
}

const RUNNING: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler']);

/** An image of the whole repository runs what is below it. */
function isPartOf(outer: string, app: string): boolean {
  return outer === app || outer === '' || app.startsWith(`${outer}/`);
}

/** Other settings than those for development. */
function isGiven({ environment }: Process): boolean {
  return environment.some(({ name, value }) => name === VARIABLE && !DEVELOPMENT.test(textOf(value) ?? ''));
}
