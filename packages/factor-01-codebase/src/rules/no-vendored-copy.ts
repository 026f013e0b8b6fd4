import { defineRule, literalText, violates, walkStatements, type Command, type Run, type Statement } from '@factorlint/core';

const PURPOSES: ReadonlySet<Command['purpose']> = new Set(['build', 'start', 'entrypoint', 'release']);

export const noVendoredCopy = defineRule({
  id: 'codebase/no-vendored-copy',
  code: 'TF0106',
  summary: 'Code that is shared with other repositories is a dependency with a version.',
  scope: 'project',
  severity: 'note',
  needs: ['submodule', 'command', 'manifest'],

  *check(facts) {
    for (const submodule of facts.of('submodule')) {
      if (submodule.branch === undefined) continue;
      yield violates(submodule, submodule.path, `${submodule.path} follows the branch ${submodule.branch} of another repository.`);
    }
    const own = new Set(facts.of('manifest').flatMap(({ name }) => name?.toLowerCase() ?? []));
    for (const command of facts.of('command')) {
      if (!isRun(command) || facts.kindOf(command.location.path) !== 'production' || !facts.isProduction(command)) continue;
      yield* clones([...walkStatements(command.script.statements)], own);
    }
  },
});

/** Runs while an image is built or a process starts; a shell script does where a deploy reaches it. */
function isRun({ purpose, from }: Command): boolean {
  return PURPOSES.has(purpose) || (purpose === 'script' && from === 'shell');
}

function* clones(statements: readonly Statement[], own: ReadonlySet<string>) {
  for (const [index, statement] of statements.entries()) {
    const url = statement.kind === 'run' ? clonedBy(statement) : undefined;
    if (url === undefined || own.has(nameOf(url)) || statements.slice(index + 1).some(isFixing)) continue;
    yield violates(statement, nameOf(url), `The newest state of ${url} becomes part of what is built here.`);
  }
}

/** The address of a clone that names no version. */
function clonedBy({ words }: Run): string | undefined {
  const texts = words.map((word) => literalText(word) ?? '');
  if (texts[0] !== 'git' || !texts.includes('clone')) return undefined;
  const branch = texts.findIndex((word) => /^(?:-b|--branch|--revision)(?:=|$)/.test(word));
  const version = branch < 0 ? '' : (texts[branch]?.split('=')[1] ?? texts[branch + 1] ?? '');
  const isOpen = branch >= 0 && words[branch + 1]?.kind !== 'literal' && version === '';
  if (isOpen || /\d/.test(version)) return undefined;
  return texts.find((word) => /^(?:https?|ssh|git):\/\/|^git@/.test(word))?.replace(/\/\/[^@/]*@/, '//');
}

function nameOf(url: string): string {
  return url
    .replace(/\.git$|\/$/, '')
    .replace(/^.*[/:]/, '')
    .toLowerCase();
}

/** `git checkout`, `git reset` or `git switch` to something afterwards. */
function isFixing(statement: Statement): boolean {
  if (statement.kind !== 'run') return false;
  const texts = statement.words.map((word) => literalText(word) ?? '');
  return texts[0] === 'git' && texts.some((word) => /^(?:checkout|reset|switch|fetch)$/.test(word));
}
