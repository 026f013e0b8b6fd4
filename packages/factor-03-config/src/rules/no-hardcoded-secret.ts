import {
  contributors,
  defineRule,
  environmentsIn,
  formatLocation,
  isSecretName,
  outcomesOf,
  textOf,
  trail,
  upholds,
  violates,
  type Change,
  type Credential,
  type Environment,
  type Facts,
  type Observation,
  type Secret,
  type Value,
  type ValueOutcome,
} from '@factorlint/core';
import { isGuardName } from '../data/guards.js';
import { isOutsideProduction } from '../data/outside-production.js';
import { changesOf } from '../data/secret-variables.js';

/** Messages name what holds the secret, never its text. */
export const noHardcodedSecret = defineRule({
  id: 'config/no-hardcoded-secret',
  code: 'TF0302',
  summary: 'Credentials come from the environment and never stand in the code.',
  scope: 'file',
  severity: 'error',
  needs: ['secret', 'setting', 'replaced-setting', 'environment-read', 'connection'],
  fixable: 'suggestion',

  *check(facts) {
    const defaults = defaultsIn(facts);
    const told = new Set<string>();
    const changes = changesOf(facts);
    for (const secret of secretsIn(facts)) {
      for (const outcome of outcomesOf(secret.value)) {
        if (outcome.fallbackOf) continue;
        const credentials = outcome.value.kind === 'text' ? outcome.value.parts.filter(isCredential) : [outcome.value].filter(isCredential);
        for (const credential of credentials) {
          const place = placeOf(credential);
          const isMild =
            isForOthers(secret, outcome) || isOnThisMachine(outcome.value, credential) || isDoubtful(secret, outcome, credential);
          const change = outcome.when.length === 0 ? changes.get(place) : undefined;
          if (!defaults.has(place) && !told.has(place)) yield* violation(secret, credential, isMild, facts, change);
          told.add(place);
        }
        if (outcome.value.kind === 'environment' && isSecretName(secret.name) && !hasDefault(outcome.value))
          yield evidence(secret, outcome.value);
      }
    }
  },
});

type Seen = Facts<'secret' | 'setting' | 'replaced-setting' | 'environment-read' | 'connection'>;
type Named = Pick<Secret, 'name' | 'value' | 'condition'>;

/** What takes a secret: places that the code names so, and settings in force. One place may come twice. */
function secretsIn(facts: Seen): readonly Named[] {
  const settings = facts.of('setting').filter(({ keys, production }) => production && isSecretName(keys.at(-1) ?? ''));
  return [...facts.of('secret'), ...settings.map(({ keys, value }) => ({ name: keys.at(-1) ?? '', value }))];
}

/** Where credentials stand in for a variable that is missing: another rule speaks about those. */
function defaultsIn(facts: Seen): ReadonlySet<string> {
  const reads = facts.of('environment-read').flatMap(({ value }) => environmentsIn(value));
  const defaults = reads.flatMap(({ missing }) => (typeof missing === 'object' ? contributors(missing) : []));
  return new Set(defaults.filter(isCredential).map(placeOf));
}

function hasDefault({ missing }: Environment): boolean {
  return typeof missing === 'object' && contributors(missing).some(isCredential);
}

function placeOf({ location }: Credential): string {
  return formatLocation(location);
}

/** Given outside production only. */
function isForOthers({ condition }: Named, { when }: ValueOutcome): boolean {
  return isOutsideProduction(condition ? [condition, ...when] : when);
}

/** Words may be a secret or a text about one: where nothing says that they open something of the application, nobody can tell. */
function isDoubtful({ name }: Named, { value }: ValueOutcome, { looks }: Credential): boolean {
  return looks === 'words' && value.kind !== 'text' && !isGuardName(name);
}

/** The login of a service on the machine that the program runs on: `mongodb://shop:words@127.0.0.1`. */
function isOnThisMachine(value: Value, credential: Credential): boolean {
  if (value.kind !== 'text' || credential.looks === 'issued') return false;
  const after = value.parts[value.parts.indexOf(credential) + 1];
  return /^@(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-])/.test(textOf(after) ?? '');
}

/** @param isMild it opens nothing that production has, or may be no secret at all */
function* violation(
  secret: Named,
  credential: Credential,
  isMild: boolean,
  facts: Seen,
  change: Change | undefined,
): Iterable<Observation> {
  const production = facts.isProduction(credential);
  if (!production && credential.looks !== 'issued') return;
  const certain = credential.looks === 'issued' || credential.looks === 'random';
  const isForProduction = production && !isReplaced(secret.name, credential, facts);
  const subject = secret.name === '' ? 'This value' : secret.name;
  yield violates(credential, secret.name || 'value', `${subject} ${wording(credential)}.`, {
    confidence: certain ? 'certain' : 'likely',
    severity: !isForProduction || isMild ? 'note' : 'error',
    related: trail(credential),
    // What production does not use must not become what it needs.
    ...(change && isForProduction && { change }),
  });
}

/** Settings of production, evaluated whole, hold something else under this name. */
function isReplaced(name: string, { location }: Credential, facts: Seen): boolean {
  return facts
    .in('replaced-setting', location.path)
    .some(({ keys, location: { range } }) => keys.length === 1 && keys[0] === name && range?.start.line === location.range?.start.line);
}

function wording({ looks, issuer }: Credential): string {
  if (looks === 'issued') return `holds a credential issued by ${issuer ?? 'a service'}`;
  if (looks === 'random') return 'holds a random credential';
  return looks === 'placeholder' ? 'holds a stand-in that everybody knows' : 'holds what looks like a credential';
}

function evidence(secret: Named, value: Environment): Observation {
  const name = value.name === undefined ? '' : ` (${value.name})`;
  return upholds(value, secret.name, `${secret.name} comes from the environment${name}.`);
}

function isCredential(value: Value): value is Credential {
  return value.kind === 'credential';
}
