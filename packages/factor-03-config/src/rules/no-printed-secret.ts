import {
  defineRule,
  isSecretName,
  literalText,
  violates,
  walkStatements,
  type Command,
  type Facts,
  type Run,
  type Statement,
} from '@factorlint/core';

const PURPOSES: ReadonlySet<Command['purpose']> = new Set(['start', 'entrypoint', 'release', 'build', 'script']);

export const noPrintedSecret = defineRule({
  id: 'config/no-printed-secret',
  code: 'TF0312',
  summary: 'Secrets are never written to the log.',
  scope: 'file',
  severity: 'warning',
  needs: ['disclosure', 'command'],
  fixable: 'suggestion',

  *check(facts) {
    for (const disclosure of facts.of('disclosure')) {
      const { path } = disclosure.location;
      if (facts.kindOf(path) !== 'production' || !facts.isProduction(disclosure)) continue;
      const what = disclosure.of === 'secret' ? (disclosure.name ?? 'A secret') : 'The whole environment';
      yield violates(disclosure, disclosure.name ?? 'environment', `${what} is written out by ${disclosure.call}.`, {
        change: { kind: 'remove-line', place: disclosure.location },
      });
    }
    for (const command of facts.of('command')) {
      if (PURPOSES.has(command.purpose) && facts.kindOf(command.location.path) === 'production' && runsInProduction(command, facts))
        yield* inScript(command);
    }
  },
});

function runsInProduction(command: Command, facts: Facts): boolean {
  return facts.isProduction(command) && (command.purpose !== 'script' || command.from === 'shell');
}

function* inScript({ script }: Command) {
  const statements = [...walkStatements(script.statements)];
  for (const [index, statement] of statements.entries()) {
    if (statement.kind !== 'run' || isTaken(statement, statements[index + 1])) continue;
    const what = printed(statement);
    if (what !== undefined) yield violates(statement, what.key, `${what.text} is written out here.`);
  }
}

/** The output goes into a file or to another program, where it is no log line. */
function isTaken(statement: Run, next: Statement | undefined): boolean {
  if (
    (statement.redirects ?? []).some(
      ({ operator, target }) => operator.includes('>') && literalText(target) !== '2' && literalText(target) !== '1',
    )
  )
    return true;
  if (next?.after !== '|') return false;
  return next.kind !== 'run' || !/^(?:sort|cat|tee|head|tail|less|more|uniq)$/.test(literalText(next.words[0]) ?? '');
}

function printed({ words }: Run): { readonly key: string; readonly text: string } | undefined {
  const [program = '', ...others] = words.map((word) => literalText(word) ?? '');
  if (/^(?:printenv|env|export)$/.test(program) && words.length === 1) return { key: 'environment', text: 'The whole environment' };
  if (program === 'export' && others.join(' ') === '-p') return { key: 'environment', text: 'The whole environment' };
  const file = program === 'cat' ? others.find((word) => /(?:^|\/)\.env(?:\.(?:production|prod|staging|local))?$/.test(word)) : undefined;
  if (file !== undefined) return { key: file, text: `The file ${file}` };
  if (program === 'printenv') {
    const name = others.find(isSecretName);
    return name === undefined ? undefined : { key: name, text: name };
  }
  if (program !== 'echo' && program !== 'printf') return undefined;
  const parts = words.slice(1).flatMap((word) => (word.kind === 'text' ? word.parts : [word]));
  const name = parts
    .flatMap((part) => (part.kind === 'environment' && part.name !== undefined && isSecretName(part.name) ? [part.name] : []))
    .at(0);
  return name === undefined ? undefined : { key: name, text: name };
}
