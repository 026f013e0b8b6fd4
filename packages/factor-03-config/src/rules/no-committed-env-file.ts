import { defineRule, upholds, violates, type EnvironmentSupply, type Facts, type Observation } from '@factorlint/core';

type Seen = Facts<'environment-supply' | 'tracked-path' | 'ignore-pattern'>;

export const noCommittedEnvFile = defineRule({
  id: 'config/no-committed-env-file',
  code: 'TF0305',
  summary: 'Environment files with secrets are not in the repository.',
  scope: 'project',
  severity: 'error',
  needs: ['environment-supply', 'tracked-path', 'ignore-pattern'],

  *check(facts) {
    const supplies = facts.of('environment-supply').filter(({ form }) => form === 'dotenv');
    for (const path of new Set(supplies.map(({ location }) => location.path))) yield* judgeFile(path, facts);
    for (const pattern of facts.of('ignore-pattern')) {
      if (pattern.by !== 'git' || pattern.negated || !/^(?:\*\*\/|\/)?\.env(?:\*|\.\*|\.local)?$/.test(pattern.pattern)) continue;
      yield upholds(pattern, pattern.pattern, `${pattern.pattern} is kept out of the repository.`);
    }
  },
});

function* judgeFile(path: string, facts: Seen): Iterable<Observation> {
  const kind = facts.kindOf(path);
  if (
    !facts.in('tracked-path', path).some(({ tracked }) => tracked) ||
    kind === 'test' ||
    kind === 'example' ||
    kind === 'documentation' ||
    kind === 'ci'
  )
    return;
  const secrets = facts.in('environment-supply', path).filter(holdsSecret);
  const [first, ...others] = secrets;
  if (!first) return;
  const isReal = kind === 'production' && secrets.some(({ value }) => value.kind !== 'credential' || value.looks !== 'placeholder');
  const names = secrets.map(({ name }) => name);
  const message =
    names.length === 1
      ? `${path} is tracked and holds a secret: ${names.join('')}.`
      : `${path} is tracked and holds ${names.length} secrets: ${names.join(', ')}.`;
  yield violates(first.value, path, message, {
    severity: isReal ? 'error' : 'note',
    related: others.map(({ name, location }) => ({ location, message: `${name} is another one.` })),
  });
}

function holdsSecret({ value }: EnvironmentSupply): boolean {
  return value.kind === 'credential' || (value.kind === 'text' && value.parts.some(({ kind }) => kind === 'credential'));
}
