import { defineRule, violates, walkStatements, type Command, type Facts, type Observation, type Script } from '@factorlint/core';
import { migrationIn } from '../data/migration-in.js';

export const noMigrationInBuild = defineRule({
  id: 'build-release-run/no-migration-in-build',
  code: 'TF0501',
  summary: 'Building an artifact does not touch the database.',
  scope: 'project',
  severity: 'error',
  needs: ['command'],

  *check(facts) {
    for (const command of facts.of('command')) {
      if (isBuild(command) && facts.isProduction(command)) yield* judge(command.script, command, facts);
    }
  },
});

/** Scripts that platforms run while they build. Source: Heroku's Node.js buildpack, Vercel's and Netlify's build settings. */
const BUILD_SCRIPTS: ReadonlySet<string> = new Set([
  'heroku-postbuild',
  'heroku-prebuild',
  'gcp-build',
  'vercel-build',
  'build',
  'postbuild',
  'bin/post_compile',
  'bin/pre_compile',
  'build.sh',
]);

function isBuild({ purpose, name }: Command): boolean {
  return purpose === 'build' || (purpose === 'script' && BUILD_SCRIPTS.has(name ?? ''));
}

function* judge(script: Script, command: Command, facts: Facts): Iterable<Observation> {
  for (const statement of walkStatements(script.statements)) {
    if (statement.kind !== 'run') continue;
    const tool = migrationIn(statement.words);
    if (tool !== undefined) {
      const severity = command.purpose === 'build' ? 'error' : 'warning';
      yield violates(statement, tool, `The build runs ${/^[AEIOU]/.test(tool) ? 'an' : 'a'} ${tool} migration.`, { severity });
    }
    yield* calledScript(
      statement.words.map((word) => (word.kind === 'literal' ? String(word.value) : '')),
      command,
      facts,
    );
  }
}

/** A shell script of the repository that the build calls by its path (`RUN ./build.sh`). */
function* calledScript(words: readonly string[], command: Command, facts: Facts): Iterable<Observation> {
  const [program = '', ...given] = words;
  const script = /^(?:\/bin\/)?(?:sh|bash|ash|dash)$/.test(program) ? given.find((word) => !word.startsWith('-')) : program;
  const path = script !== undefined && /\.sh$/.test(script) ? script.replace(/^\.?\//, '') : undefined;
  const called =
    path === undefined || command.from === 'shell'
      ? undefined
      : facts.of('command').find(({ name, from }) => from === 'shell' && (name === path || name?.endsWith(`/${path}`) === true));
  if (called && called !== command) yield* judge(called.script, { ...called, purpose: 'build' }, facts);
}
