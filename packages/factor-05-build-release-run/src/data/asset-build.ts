import { literalText, taskOf, walkStatements, type Command, type Facts, type Run, type Value } from '@factorlint/core';

/** The tool that makes assets from sources in a command's words (the program first), if one does. */
export function assetBuildIn(words: readonly Value[]): string | undefined {
  const found = taskOf(textsOf(words));
  return found?.task === 'asset-build' ? found.tool : undefined;
}

/** A statement that makes assets, and with what. */
export interface AssetBuild {
  readonly run: Run;
  readonly tool: string;
}

const MAX_DEPTH = 4;

/** What a command makes, the scripts of the repository that it calls followed; stated where the command itself stands. */
export function assetBuildsOf(command: Command, facts: Facts<'command'>, depth = 0): readonly AssetBuild[] {
  if (depth > MAX_DEPTH) return [];
  return runsOf(command).flatMap((run): readonly AssetBuild[] => {
    const tool = assetBuildIn(run.words);
    if (tool !== undefined) return [{ run, tool }];
    const [inner] = calledBy(run, command, facts).flatMap((called) => assetBuildsOf(called, facts, depth + 1));
    return inner ? [{ run, tool: inner.tool }] : [];
  });
}

/** Every simple command of a script, those inside conditions and loops too. */
export function runsOf({ script }: Command): readonly Run[] {
  return [...walkStatements(script.statements)].flatMap((statement) => (statement.kind === 'run' ? [statement] : []));
}

/** The words as text; '' for what is not constant. */
export function textsOf(words: readonly Value[]): readonly string[] {
  return words.map((word) => literalText(word) ?? '');
}

/** Scripts that a statement calls: of a package.json by name, of the shell by path. */
function calledBy({ words }: Run, { location }: Command, facts: Facts<'command'>): readonly Command[] {
  const texts = textsOf(words);
  const [program = '', ...given] = texts.map((text, index) => (index === 0 ? text.slice(text.lastIndexOf('/') + 1) : text));
  const names = given.filter((text) => text !== '' && !text.startsWith('-') && text !== 'run');
  if (/^(?:npm|yarn|pnpm|bun)$/.test(program)) return names.slice(0, 1).flatMap((name) => packageScript(name, location, facts));
  if (/^(?:npm-run-all2?|run-[sp])$/.test(program)) return names.flatMap((name) => packageScript(name, location, facts));
  const path = [texts[0] ?? '', ...given].find((text) => /\.sh$/.test(text))?.replace(/^(?:\.\/|\/)+/, '');
  const script =
    path === undefined ? undefined : facts.of('command').find((each) => each.from === 'shell' && endsWithPath(each.location.path, path));
  return script ? [script] : [];
}

/** The script of the same app, or the only one of that name. */
function packageScript(name: string, { path }: Command['location'], facts: Facts<'command'>): readonly Command[] {
  const app = facts.appOf(path)?.path ?? '';
  const scripts = facts.of('command').filter((each) => each.from === 'package.json' && each.name === name);
  const own = scripts.filter((each) => (facts.appOf(each)?.path ?? '') === app);
  return own.length > 0 ? own.slice(0, 1) : scripts.length === 1 ? scripts : [];
}

function endsWithPath(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`) || end.endsWith(`/${path}`);
}
