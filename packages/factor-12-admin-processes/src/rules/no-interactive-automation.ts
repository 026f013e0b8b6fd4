import {
  defineRule,
  literalText,
  violates,
  walkStatements,
  type Change,
  type Command,
  type Facts,
  type Observation,
  type Script,
  type Statement,
} from '@factorlint/core';

/** Commands of Django that ask before they go on. Source: Django's reference of django-admin, option --noinput. */
const ASKS: readonly string[] = ['collectstatic', 'createsuperuser', 'flush'];
const NO_INPUT: readonly string[] = ['--noinput', '--no-input'];

export const noInteractiveAutomation = defineRule({
  id: 'admin-processes/no-interactive-automation',
  code: 'TF1203',
  summary: 'Commands that run without a person ask no questions.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['command', 'workload', 'process'],

  *check(facts) {
    for (const script of automated(facts)) yield* judge(script);
  },
});

/** What images, release steps, pipelines and starts run; scripts only where a process runs them. */
function automated(facts: Facts): readonly Script[] {
  const started = new Set(
    facts.of('process').flatMap(({ before, main }) => [...before, ...(main ? [main] : [])].map(({ location }) => location.path)),
  );
  const commands = facts
    .of('command')
    .filter((command) => isAutomatic(command) || (command.from === 'shell' && started.has(command.location.path)));
  const workloads = facts
    .of('workload')
    .flatMap(({ command, entrypoint }) => [command, entrypoint])
    .filter((each): each is Command => each !== undefined);
  return [...commands, ...workloads].filter((each) => isDeployed(each, facts)).map(({ script }) => script);
}

function isAutomatic({ purpose }: Command): boolean {
  return (
    purpose === 'build' ||
    purpose === 'release' ||
    purpose === 'start' ||
    purpose === 'entrypoint' ||
    purpose === 'ci' ||
    purpose === 'hook'
  );
}

function isDeployed(command: Command, facts: Facts): boolean {
  return command.purpose === 'ci' || facts.isProduction(command);
}

function* judge(script: Script): Iterable<Observation> {
  const statements = [...walkStatements(script.statements)];
  for (const [index, statement] of statements.entries()) {
    const words = wordsOf(statement);
    const next = statements[index + 1];
    if (words[0] === 'yes' && next?.after === '|') {
      yield violates(statement, 'yes', 'A pipe answers the questions of this command.');
      continue;
    }
    const asking = ASKS.find((name) => words.includes(name) && words.some((word) => /(?:^|\/)(?:manage\.py|django-admin)$/.test(word)));
    const isAnswered = words.some((word) => NO_INPUT.includes(word)) || (words.length > 0 && statement.after === '|');
    if (asking !== undefined && !isAnswered)
      yield violates(statement, asking, `manage.py ${asking} asks questions: --noinput is not given.`, {
        confidence: 'likely',
        ...answering(statement, asking),
      });
  }
}

function wordsOf(statement: Statement): readonly string[] {
  return statement.kind === 'run' ? statement.words.map((word) => literalText(word) ?? '') : [];
}

function answering(statement: Statement, name: string): { readonly change?: Change } {
  const word = statement.kind === 'run' ? statement.words.find((each) => literalText(each) === name) : undefined;
  const title = `Run ${name} --noinput`;
  return word ? { change: { kind: 'replace-words', place: word.location, words: [name, '--noinput'], title, safe: false } } : {};
}
