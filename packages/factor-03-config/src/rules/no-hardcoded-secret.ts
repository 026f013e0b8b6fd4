import {
  defineRule,
  isSecretName,
  outcomesOf,
  trail,
  upholds,
  violates,
  type Credential,
  type Facts,
  type Observation,
  type Secret,
  type Value,
} from '@factorlint/core';

/** Messages name what holds the secret, never its text. */
export const noHardcodedSecret = defineRule({
  id: 'config/no-hardcoded-secret',
  code: 'TF0302',
  summary: 'Credentials come from the environment and never stand in the code.',
  scope: 'file',
  severity: 'error',
  needs: ['secret'],

  *check(facts) {
    for (const secret of facts.of('secret')) {
      for (const outcome of outcomesOf(secret.value)) {
        if (outcome.fallbackOf) continue;
        const credentials = outcome.value.kind === 'text' ? outcome.value.parts.filter(isCredential) : [outcome.value].filter(isCredential);
        for (const credential of credentials) yield* violation(secret, credential, facts);
        if (outcome.value.kind === 'environment' && isSecretName(secret.name)) yield evidence(secret, outcome.value);
      }
    }
  },
});

function* violation(secret: Secret, credential: Credential, facts: Facts): Iterable<Observation> {
  const production = facts.isProduction(credential);
  if (!production && credential.looks !== 'issued') return;
  const certain = credential.looks === 'issued' || credential.looks === 'random';
  yield violates(credential, secret.name, `${secret.name} ${wording(credential)}.`, {
    confidence: certain ? 'certain' : 'likely',
    severity: production ? 'error' : 'note',
    related: trail(credential),
  });
}

function wording({ looks, issuer }: Credential): string {
  if (looks === 'issued') return `holds a credential issued by ${issuer ?? 'a service'}`;
  if (looks === 'random') return 'holds a random credential';
  return looks === 'placeholder' ? 'holds a stand-in that everybody knows' : 'holds what looks like a credential';
}

function evidence(secret: Secret, value: Extract<Value, { kind: 'environment' }>): Observation {
  const name = value.name === undefined ? '' : ` (${value.name})`;
  return upholds(value, secret.name, `${secret.name} comes from the environment${name}.`);
}

function isCredential(value: Value): value is Credential {
  return value.kind === 'credential';
}
