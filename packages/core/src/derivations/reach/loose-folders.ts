import type { Reach, Step } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';
import { reachOf } from './statement.js';
import { basename } from '../../vocabulary/paths.js';

type Needs = Facts<'app' | 'command' | 'process' | 'import' | 'listen' | 'background-work' | 'entry-point' | 'image-stage'>;

/** What makes a folder a program of its own. */
const PROJECT = /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|Pipfile|package\.json|.*Dockerfile.*|Procfile)$/i;

/**
 * Folders of Python files beside the application: their name is no name of a package (`code-generation`), so that no module can import
 * from them, and nothing that a deploy builds or starts names them. Source: docs.python.org/3/reference/import.html, lexical analysis of
 * identifiers.
 */
export function* looseFolderReach(facts: Needs): Generator<Reach> {
  const folders = looseFolders(facts);
  if (folders.size === 0) return;
  const named = namesInDeploys(facts);
  const run = new Set(stepsOf(facts).flatMap(({ file }) => file ?? []));
  for (const [folder, app] of folders) {
    const isInside = (path: string) => path.startsWith(`${folder}/`);
    const files = facts.paths.filter(isInside);
    const runsElsewhere = facts.for('process', app).some(({ role, main }) => role !== 'service' && role !== 'admin' && main !== undefined);
    const isTaken = facts.of('import').some(({ path, location }) => path !== undefined && isInside(path) && !isInside(location.path));
    if (!runsElsewhere || isTaken || named.has(basename(folder))) continue;
    if (files.some((file) => run.has(file) || PROJECT.test(basename(file)) || waits(file, facts))) continue;
    yield reachOf({ path: `${folder}/` }, [], 'No module can import it, and nothing that is deployed names it.');
  }
}

/** The topmost folders below their app whose name no import can say, with the app's path. */
function looseFolders(facts: Needs): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of facts.paths) {
    if (!file.endsWith('.py')) continue;
    const app = facts.appOf(file)?.path;
    if (app === undefined) continue;
    const folders = file.split('/').slice(0, -1);
    const depth = app === '' ? 0 : app.split('/').length;
    const first = folders.findIndex((name, index) => index >= depth && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
    if (first >= 0) found.set(folders.slice(0, first + 1).join('/'), app);
  }
  return found;
}

/** Its code waits for requests or for work, or a process begins in it. */
function waits(file: string, facts: Needs): boolean {
  return facts.in('listen', file).length > 0 || facts.in('background-work', file).length > 0 || facts.in('entry-point', file).length > 0;
}

/** Names of files and folders in what images copy, what processes run, and commands that are no tasks of developers and of pipelines. */
function namesInDeploys(facts: Needs): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (text: string): void => {
    for (const part of text.split(/[/=:]/)) names.add(part);
  };
  for (const { copies, workdir = '' } of facts.of('image-stage')) {
    add(workdir);
    for (const { from } of copies) for (const each of from) add(each);
  }
  for (const { purpose, from, script } of facts.of('command')) {
    if (purpose !== 'ci' && (purpose !== 'script' || from === 'shell')) for (const word of wordsOf(script)) add(word);
  }
  for (const { arguments: words } of stepsOf(facts)) for (const word of words) add(literalText(word) ?? '');
  return names;
}

function stepsOf(facts: Needs): readonly Step[] {
  return facts.of('process').flatMap(({ before, main, alternatives = [] }) => [...before, ...(main ? [main] : []), ...alternatives]);
}

function wordsOf(script: Script): readonly string[] {
  return [...walkStatements(script.statements)].flatMap((statement) =>
    statement.kind === 'run' ? statement.words.flatMap((word) => literalText(word) ?? []) : [],
  );
}
