import type { Command, Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';
import { reachOf } from './statement.js';
import { basename, folderOf, joinPath } from '../../vocabulary/paths.js';

type Needs = Facts<'command' | 'process' | 'import' | 'listen' | 'background-work' | 'entry-point'>;

const PROGRAM = /^[^-].*\.[cm]?[jt]s$/;
const PYTHON = /(?:^|\/)python[\d.]*$/;
/** Scripts that people call so start what goes on running. */
const STARTS = /(?:^|:)(?:start|serve|server|prod|production|web|worker|workers|jobs|queue)(?:$|:)/;

/** Files of named tasks. */
const TASKS: ReadonlySet<Command['from']> = new Set(['package.json', 'makefile', 'justfile', 'pyproject']);

/**
 * Programs beside the application: what only a named task runs (a build, a generator, an administrator's script), in Python also what
 * only the build of an image runs, and no module imports. Whoever waits for requests or for work is none.
 */
export function* programReach(facts: Needs): Generator<Reach> {
  const imported = new Set(facts.of('import').flatMap(({ path }) => path ?? []));
  const run = new Set<string>();
  const byScript = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const { before, main, alternatives = [] } of facts.of('process')) {
    for (const { file, arguments: words } of [...before, ...(main ? [main] : []), ...alternatives]) {
      if (file !== undefined) run.add(file);
      for (const word of words) elsewhere.add(moduleName(literalText(word) ?? ''));
    }
  }
  for (const { from, name = '', purpose, script, location } of facts.of('command')) {
    const isOwn = TASKS.has(from) && purpose !== 'start' && !STARTS.test(name);
    for (const word of pythonIn(script)) {
      const file = joinPath(folderOf(location.path), word);
      if (facts.has(file) && (isOwn || (from === 'dockerfile' && purpose === 'build'))) byScript.set(file, byScript.get(file) ?? name);
      else elsewhere.add(basename(word));
    }
    for (const word of programsIn(script)) {
      const file = joinPath(folderOf(location.path), word);
      if (isOwn) byScript.set(file, byScript.get(file) ?? name);
      else elsewhere.add(basename(word));
    }
  }
  for (const [file, name] of byScript) {
    if (imported.has(file) || run.has(file) || elsewhere.has(basename(file))) continue;
    if (facts.in('entry-point', file).length > 0) continue;
    if (facts.in('listen', file).length > 0 || facts.in('background-work', file).length > 0) continue;
    yield reachOf({ path: file }, [], name === '' ? 'Only a build runs it.' : `Only the script ${name} runs it.`);
  }
}

/** `shop.make`, `shop.make:app`: the name of the module's file. */
function moduleName(word: string): string {
  const [module = ''] = word.split(':');
  return /^\w+(?:\.\w+)+$/.test(module) ? `${module.slice(module.lastIndexOf('.') + 1)}.py` : '';
}

/** `python make.py`, `uv run python -m shop.make`: files as commands name them. */
function pythonIn(script: Script): readonly string[] {
  return [...walkStatements(script.statements)].flatMap((statement) => {
    if (statement.kind !== 'run') return [];
    const words = statement.words.map((word) => literalText(word) ?? '');
    const at = words.findIndex((word) => PYTHON.test(word));
    const rest = at < 0 ? [] : words.slice(at + 1);
    const first = rest.findIndex((word) => !/^-[A-Za-z]*$/.test(word) || word === '-m');
    const [option = '', module = ''] = first < 0 ? [] : rest.slice(first);
    if (option === '-m') return /^\w+(?:\.\w+)+$/.test(module) ? [`${module.replaceAll('.', '/')}.py`] : [];
    return /\.py$/.test(option) ? [option] : [];
  });
}

function programsIn(script: Script): readonly string[] {
  return [...walkStatements(script.statements)].flatMap((statement) =>
    statement.kind === 'run' ? statement.words.map((word) => literalText(word) ?? '').filter((text) => PROGRAM.test(text)) : [],
  );
}
