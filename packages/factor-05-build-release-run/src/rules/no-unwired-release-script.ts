import {
  defineRule,
  literalText,
  upholds,
  violates,
  walkStatements,
  type Command,
  type Facts,
  type Process,
  type Run,
} from '@factorlint/core';
import { migrationIn } from '../data/migration-in.js';

/** File names that promise a release step. */
const RELEASE_SCRIPT = /(?:^|\/)(?:release|bin\/release|deploy|post_deploy|predeploy|pre_deploy)(?:\.sh)?$/;

export const noUnwiredReleaseScript = defineRule({
  id: 'build-release-run/no-unwired-release-script',
  code: 'TF0508',
  summary: 'A release script is run by the deploys that need it.',
  scope: 'project',
  severity: 'warning',
  needs: ['command', 'process', 'workload'],

  *check(facts) {
    for (const script of facts.of('command')) {
      const path = script.location.path;
      const migration = script.from === 'shell' && RELEASE_SCRIPT.test(path) ? firstMigration(script) : undefined;
      if (!migration || facts.of('process').length === 0) continue;
      const user = processThatRuns(path, facts);
      if (user) yield upholds(user, path, `${path} is run by ${user.name}.`);
      else if (!isNamed(path, script, facts))
        yield violates(migration, path, `${path} migrates, and no deploy here runs it.`, { confidence: 'likely' });
    }
  },
});

function firstMigration(script: Command): Run | undefined {
  return runsOf(script).find((run) => migrationIn(run.words) !== undefined);
}

function runsOf({ script }: Command): readonly Run[] {
  return [...walkStatements(script.statements)].flatMap((statement) => (statement.kind === 'run' ? [statement] : []));
}

function processThatRuns(path: string, facts: Facts): Process | undefined {
  return facts
    .of('process')
    .find(({ before, main }) =>
      [...before, ...(main ? [main] : [])].some((step) => step.location.path === path || step.via?.some((place) => place.path === path)),
    );
}

/** Some other command line, of any file, names the script. */
function isNamed(path: string, script: Command, facts: Facts): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const workloads = facts
    .of('workload')
    .flatMap(({ command, entrypoint }) => [command, entrypoint])
    .filter((each): each is Command => each !== undefined);
  return [...facts.of('command'), ...workloads].some(
    (other) => other !== script && runsOf(other).some(({ words }) => words.some((word) => literalText(word)?.split('/').at(-1) === base)),
  );
}
