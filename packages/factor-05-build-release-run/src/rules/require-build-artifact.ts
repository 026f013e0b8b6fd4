import { defineRule, literalText, violates, walkStatements, type Command, type Facts, type Location, type Value } from '@factorlint/core';
import { migrationIn } from '../data/migration-in.js';
import { runsOf, textsOf } from '../data/asset-build.js';

export const requireBuildArtifact = defineRule({
  id: 'build-release-run/require-build-artifact',
  code: 'TF0511',
  summary: 'A deploy ships what a build has made, and builds nothing on the machine that runs it.',
  scope: 'project',
  severity: 'warning',
  needs: ['command', 'app'],

  *check(facts) {
    for (const command of facts.of('command')) {
      if (facts.appOf(command)?.type !== 'service') continue;
      const found = command.from === 'shell' ? inScript(command, facts) : inPipeline(command);
      if (found)
        yield violates(found, command.location.path, `${found.by} installs on the machine that runs the application.`, {
          confidence: 'likely',
        });
    }
  },
});

interface Found {
  readonly by: string;
  readonly location: Location;
}

const INSTALL =
  /(?:^|[\s;&|'"])(?:pip3? install -r|npm (?:ci|install|i)\b|yarn(?: install)?(?=$|[\s;&|'"])|pnpm (?:install|i)\b|poetry install|pipenv (?:install|sync)|uv sync|bundle install|composer install)/;
const FETCH = /(?:^|[\s;&|'"])git (?:-C \S+ )?(?:pull|checkout|reset --hard)\b/;
const RESTART =
  /(?:^|[\s;&|'"])(?:(?:sudo )?(?:systemctl|supervisorctl|service) (?:\S+ )*(?:re(?:start|load))|pm2 (?:re(?:start|load)|startOrRe\w+))/;

/** Names of scripts that bring an installation forward on the machine where it stands. */
const DEPLOY = /(?:^|\/)(?:deploy|upgrade|redeploy|update[-_]?prod\w*)(?:[-_.](?:prod\w*|server|app))?(?:\.sh|\.bash)?$/i;

/** A script that installs dependencies, and beside that fetches the code, migrates or restarts what runs. */
function inScript(command: Command, facts: Facts<'command'>): Found | undefined {
  const { path } = command.location;
  const kind = facts.kindOf(path);
  if (command.purpose !== 'script' || (kind !== 'production' && kind !== 'script')) return undefined;
  const lines = linesOf(command);
  const install = lines.find(({ text }) => INSTALL.test(text));
  const fetches = lines.some(({ text }) => FETCH.test(text));
  const restarts = lines.some(({ text }) => RESTART.test(text));
  const migrates = lines.some(({ words }) => migrationIn(words) !== undefined);
  const isDeploy = DEPLOY.test(path) && (fetches || migrates || restarts);
  return install && (isDeploy || (fetches && restarts)) ? { by: path, location: install.location } : undefined;
}

/** A command of a pipeline that lets another machine fetch the code and install: `ssh host 'git pull && npm install'`. */
function inPipeline(command: Command): Found | undefined {
  if (command.purpose !== 'ci') return undefined;
  for (const run of runsOf(command)) {
    const [program, ...rest] = textsOf(run.words);
    const text = rest.join(' ');
    if (program === 'ssh' && FETCH.test(text) && INSTALL.test(text)) return { by: command.job ?? 'The pipeline', location: run.location };
  }
  return undefined;
}

interface Line {
  readonly text: string;
  readonly words: readonly Value[];
  readonly location: Location;
}

/** Commands, and texts that are kept in variables and evaluated (`COMMAND="pip install -r requirements.txt"; eval $COMMAND`). */
function linesOf({ script }: Command): readonly Line[] {
  const statements = [...walkStatements(script.statements)];
  const evaluates = statements.some((statement) => statement.kind === 'run' && literalText(statement.words[0]) === 'eval');
  return statements.flatMap((statement): readonly Line[] => {
    if (statement.kind === 'run') {
      const { words, location } = statement;
      return [{ text: textsOf(words).join(' '), words, location }];
    }
    if (statement.kind !== 'assign' || !evaluates) return [];
    return statement.assignments.flatMap(({ value, location }) => {
      const text = literalText(value);
      if (value === undefined || text === undefined) return [];
      return [
        { text, words: text.split(/\s+/).map((word) => ({ kind: 'literal', value: word, location: value.location }) as const), location },
      ];
    });
  });
}
