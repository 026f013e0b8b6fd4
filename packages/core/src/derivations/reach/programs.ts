import type { Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';
import { basename, folderOf, joinPath } from '../paths.js';
import { reachOf } from './statement.js';

type Needs = Facts<'command' | 'process' | 'import' | 'listen' | 'background-work'>;

const PROGRAM = /^[^-].*\.[cm]?[jt]s$/;
/** Scripts that people call so start what goes on running. */
const STARTS = /(?:^|:)(?:start|serve|server|prod|production|web|worker|workers|jobs|queue)(?:$|:)/;

/**
 * Programs beside the application: what only a named script of a package.json runs (a build, a generator, an administrator's task) and
 * no module imports. Whoever waits for requests or for work is none.
 */
export function* programReach(facts: Needs): Generator<Reach> {
  const imported = new Set(facts.of('import').flatMap(({ path }) => path ?? []));
  const run = new Set<string>();
  for (const { before, main, alternatives = [] } of facts.of('process'))
    for (const { file } of [...before, ...(main ? [main] : []), ...alternatives]) if (file !== undefined) run.add(file);
  const byScript = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const { from, name = '', purpose, script, location } of facts.of('command')) {
    const isOwn = from === 'package.json' && purpose !== 'start' && !STARTS.test(name);
    for (const word of programsIn(script)) {
      const file = joinPath(folderOf(location.path), word);
      if (isOwn) byScript.set(file, byScript.get(file) ?? name);
      else elsewhere.add(basename(word));
    }
  }
  for (const [file, name] of byScript) {
    if (imported.has(file) || run.has(file) || elsewhere.has(basename(file))) continue;
    if (facts.in('listen', file).length > 0 || facts.in('background-work', file).length > 0) continue;
    yield reachOf({ path: file }, [], `Only the script ${name} runs it.`);
  }
}

function programsIn(script: Script): readonly string[] {
  return [...walkStatements(script.statements)].flatMap((statement) =>
    statement.kind === 'run' ? statement.words.map((word) => literalText(word) ?? '').filter((text) => PROGRAM.test(text)) : [],
  );
}
