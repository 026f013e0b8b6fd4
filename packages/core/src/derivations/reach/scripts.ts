import type { DeployPath, Reach, Step } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText, walkStatements } from '../../vocabulary/script.js';
import type { Build } from './builds.js';
import { reachOf } from './statement.js';
import { basename } from '../../vocabulary/paths.js';

type Needs = Facts<'deploy-path' | 'process' | 'command' | 'deploy-job'>;

/** Shell files that processes go through or builds run; those that nothing is known to run. */
export function* scriptReach(builds: readonly Build[], facts: Needs): Generator<Reach> {
  const scripts = facts.of('command').filter(({ from, purpose }) => from === 'shell' && purpose === 'script');
  const byPath = new Map(scripts.map((script) => [script.location.path, script]));
  const reached = new Map<string, { paths: DeployPath[]; why: string }>();
  const add = (file: string, path: DeployPath, why: string): void => {
    const known = reached.get(file) ?? { paths: [], why };
    known.paths.push(path);
    reached.set(file, known);
  };
  const paths = new Map(facts.of('deploy-path').map((path) => [path.id, path]));
  for (const process of facts.of('process')) {
    const path = paths.get(process.path);
    if (!path) continue;
    for (const file of filesOf([...process.before, ...(process.main ? [process.main] : []), ...(process.alternatives ?? [])])) {
      if (byPath.has(file)) add(file, path, `The process ${process.name} of ${path.name} runs it.`);
    }
  }
  for (const { path, dockerfile, stages } of builds) {
    const indexes = new Set(stages.map(({ index }) => index));
    for (const command of facts.in('command', dockerfile)) {
      if (command.stage === undefined || !indexes.has(command.stage)) continue;
      for (const file of namedScripts(
        command,
        scripts.map(({ location }) => location.path),
      ))
        add(file, path, `The image of ${path.name} runs it.`);
    }
  }
  // What a reached script calls is reached too.
  for (const [file, { paths: by, why }] of reached) {
    const script = byPath.get(file);
    for (const called of script ? namedScripts(script, [...byPath.keys()]) : []) {
      if (!reached.has(called)) reached.set(called, { paths: by, why });
    }
  }
  for (const [file, { paths: by, why }] of reached) yield reachOf({ path: file }, by, why);
  yield* deployedBy(
    facts,
    [...byPath.keys()].filter((file) => !reached.has(file)),
  );
  if (![...paths.values()].some(({ purpose }) => purpose === 'production')) return;
  for (const { location } of scripts) {
    if (!reached.has(location.path)) yield reachOf({ path: location.path }, [], 'No known deploy path runs it.');
  }
}

/** Shell files that a job of a pipeline runs where it deploys. */
function* deployedBy(facts: Needs, files: readonly string[]): Generator<Reach> {
  for (const { location, name } of facts.of('deploy-job').filter(({ does }) => does === 'deploy')) {
    for (const command of facts.in('command', location.path).filter(({ from }) => from === 'ci')) {
      if (command.job !== undefined && command.job !== name) continue;
      for (const file of namedScripts(command, files))
        yield { ...reachOf({ path: file }, [], `The job ${name} runs it where it deploys.`), production: true };
    }
  }
}

function filesOf(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap(({ location, via = [] }) => [location, ...via].map(({ path }) => path)));
}

/** Programs that do something to files and run none of them. */
const HANDLES = /^(?:rm|mv|cp|ln|ls|cat|chmod|chown|sed|touch|test|\[|dos2unix|shellcheck)$/;

/** Shell files that a command runs, where the name is that of one file only. */
function namedScripts({ script }: { readonly script: Parameters<typeof statementsOf>[0] }, files: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const statement of statementsOf(script)) {
    if (statement.kind !== 'run' || HANDLES.test(literalText(statement.words[0]) ?? '')) continue;
    for (const word of statement.words) names.add(basename(literalText(word) ?? ''));
  }
  return [...names].flatMap((name) => {
    const named = name === '' ? [] : files.filter((file) => basename(file) === name);
    return named.length === 1 ? named : [];
  });
}

function statementsOf(script: { readonly statements: Parameters<typeof walkStatements>[0] }): ReturnType<typeof walkStatements> {
  return walkStatements(script.statements);
}
