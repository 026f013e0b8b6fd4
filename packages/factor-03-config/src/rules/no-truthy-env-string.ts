import { contributors, defineRule, violates, type Environment, type EnvironmentRead, type Facts } from '@factorlint/core';

export const noTruthyEnvString = defineRule({
  id: 'config/no-truthy-env-string',
  code: 'TF0317',
  summary: 'A switch from the environment is parsed and not taken for true because it is not empty.',
  scope: 'file',
  severity: 'warning',
  needs: ['environment-read', 'assignment'],
  fixable: 'suggestion',

  *check(facts) {
    const told = new Set<string>();
    for (const [value, boundTo] of reads(facts)) {
      const place = JSON.stringify(value.location);
      if (value.kind !== 'environment' || !isTruthTest(value) || !isSwitch(value.name, boundTo) || told.has(place)) continue;
      told.add(place);
      const name = value.name ?? boundTo ?? 'This variable';
      yield violates(value, name, `${name} is a string here: any value but the empty one is true.`, {
        ...(value.name !== undefined && {
          change: { kind: 'read-environment', place: value.location, name: value.name, missing: 'empty', coercion: 'boolean' },
        }),
      });
    }
  },
});

function* reads(facts: Facts<'environment-read' | 'assignment'>) {
  for (const read of facts.of('environment-read')) if (facts.isProduction(read)) yield* pairs(read.value, read.boundTo);
  for (const { keys, value, location } of facts.of('assignment')) if (facts.isProduction({ location })) yield* pairs(value, keys.at(-1));
}

function pairs(value: EnvironmentRead['value'], boundTo: string | undefined) {
  return contributors(value).map((each) => [each, boundTo] as const);
}

function isTruthTest({ nonEmptyIsTrue, coercion, missing }: Environment): boolean {
  if (nonEmptyIsTrue) return true;
  return coercion === undefined && typeof missing === 'object' && missing.kind === 'literal' && typeof missing.value === 'boolean';
}

/** A name that says on or off; what holds a URL, a key or a path is asked whether it is set. */
const SWITCH =
  /(?:^|_)(?:DEBUG|ENABLED?|DISABLED?|USE|IS|HAS|ALLOW|FORCE|VERBOSE|INSECURE|SECURE|SSL|TLS|VERIFY|STRICT|SKIP|REQUIRE|TESTING|MAINTENANCE|DRY_RUN|EAGER|ASYNC|SYNC)(?:_|$)/;
const HOLDS = /(?:URL|URI|DSN|KEY|TOKEN|SECRET|PASSWORD|PATH|FILE|DIR|HOST|NAME|BUCKET|ID|CERT|CA)$/;

/** The variable's own name decides, where it is known. */
function isSwitch(variable: string | undefined, boundTo: string | undefined): boolean {
  const name = snake(variable ?? boundTo ?? '');
  return SWITCH.test(name) && !HOLDS.test(name);
}

function snake(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
}
