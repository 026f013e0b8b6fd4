import {
  defineRule,
  formatLocation,
  isSecretName,
  outcomesOf,
  upholds,
  violates,
  type Credential,
  type Facts,
  type Supply,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'workload' | 'environment-supply'>;

export const noSecretInManifest = defineRule({
  id: 'config/no-secret-in-manifest',
  code: 'TF0309',
  summary: 'Deploy files name the secrets that a process gets and never hold them.',
  scope: 'file',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['workload', 'environment-supply'],

  *check(facts) {
    const told = new Set<string>();
    // A password that may stand in a URL of the same file too would be changed in one of the two.
    const hasUrl = facts.of('workload').some(({ environment }) => environment.some(({ value }) => !isWhole(value) && credentialIn(value)));
    for (const { supply, of } of supplies(facts)) {
      const key = `${of} ${supply.name}`;
      const credential = credentialIn(supply.value);
      if (isStored(supply))
        yield upholds(
          supply,
          key,
          `${supply.name} comes from ${supply.source === 'secret' ? 'a store of secrets' : 'the platform, which makes it up'}.`,
        );
      const place = credential && formatLocation(credential.location);
      if (!credential || place === undefined || told.has(place)) continue;
      told.add(place);
      yield violates(
        credential,
        key,
        `${supply.name} of ${of} is written in this file${credential.looks === 'placeholder' ? ' as a stand-in, and it is deployed as it is' : ''}.`,
        {
          severity: credential.looks === 'placeholder' ? 'note' : 'warning',
          // Of a value that is a secret as a whole; the languages that have no way to name the variable give no edit.
          ...(isWhole(supply.value) &&
            !(hasUrl && /PASS(?:WORD|WD)?/.test(supply.name)) && {
              change: { kind: 'read-environment', place: credential.location, name: supply.name, missing: 'fails' },
            }),
        },
      );
    }
  },
});

function isWhole({ kind }: Value): boolean {
  return kind === 'credential';
}

/** A secret whose value is somewhere else. */
function isStored({ name, value, source }: Supply): boolean {
  return (source === 'secret' || source === 'generated') && value.kind === 'unknown' && isSecretName(name);
}

/** What production deploys give to processes by what is written in their files. Environment files have a rule of their own. */
function* supplies(facts: Seen): Generator<{ readonly supply: Supply; readonly of: string }> {
  for (const workload of facts.of('workload')) {
    const isProduction = workload.purpose === undefined || workload.purpose === 'production';
    if (!isProduction || facts.kindOf(workload.location.path) !== 'production' || !facts.isProduction(workload)) continue;
    for (const supply of workload.environment) if (supply.location.path === workload.location.path) yield { supply, of: workload.name };
  }
  for (const supply of facts.of('environment-supply')) {
    const counts = supply.form !== 'dotenv' && supply.form !== 'ci' && supply.form !== 'devcontainer';
    if (counts && facts.kindOf(supply.location.path) === 'production' && facts.isProduction(supply)) yield { supply, of: supply.of };
  }
}

/** A credential that is the value, or the password inside one. What stands in for a missing variable has a rule of its own. */
function credentialIn(value: Value): Credential | undefined {
  return outcomesOf(value)
    .filter(({ fallbackOf }) => !fallbackOf)
    .flatMap(({ value: each }) => (each.kind === 'text' ? each.parts : [each]))
    .find((each): each is Credential => each.kind === 'credential');
}
