import { constantOf, defineRule, environmentsIn, outcomesOf, upholds, violates } from '@factorlint/core';

export const noHardcodedWorkerCount = defineRule({
  id: 'concurrency/no-hardcoded-worker-count',
  code: 'TF0808',
  summary: 'The environment says how many workers a server starts.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const { workers, path, name, once, server } = process;
      const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
      const place = JSON.stringify(workers?.location);
      if (!workers || !isProduction || once || told.has(place)) continue;
      told.add(place);
      const counts = outcomesOf(workers).map(({ value }) => Number(constantOf(value)));
      const [read] = environmentsIn(workers);
      if (read)
        yield upholds(workers, name, `${read.name ?? 'A variable'} says how many workers ${server ?? name} starts.`, { paths: [path] });
      else if (counts.length > 0 && counts.every((count) => Number.isInteger(count) && count > 1))
        yield violates(workers, name, `${server ?? name} starts ${counts.join(' or ')} workers, whatever the environment says.`, {
          paths: [path],
          ...(workers.kind === 'literal' && {
            change: { kind: 'read-environment', place: workers.location, name: 'WEB_CONCURRENCY', missing: workers, coercion: 'integer' },
          }),
        });
    }
  },
});
