import { defineRule, literalText, violates, walkStatements, type Facts, type Process, type Value } from '@factorlint/core';
import { containerProcesses } from '../data/containers.js';

type Seen = Facts<'process' | 'deploy-path' | 'command' | 'workload'>;

export const noInContainerProcessManager = defineRule({
  id: 'concurrency/no-in-container-process-manager',
  code: 'TF0809',
  summary: 'The platform supervises a container, not a process manager inside it.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'command', 'workload'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of containerProcesses(facts)) {
      if (process.once) continue;
      for (const run of startsOf(process, facts)) {
        const manager = managerIn(run.words);
        const place = JSON.stringify(run.location);
        if (manager === undefined || told.has(place) || startsSeveral(manager, run.words, facts)) continue;
        told.add(place);
        yield violates(run, manager, `${manager} supervises a single process inside the container.`, { paths: [process.path] });
      }
    }
  },
});

interface Start {
  readonly words: readonly Value[];
  readonly location: Process['location'];
}

/** What the container may start: its steps, and the other commands of the entry script that they stand in. */
function* startsOf({ manager, main, alternatives = [], build }: Process, facts: Seen): Iterable<Start> {
  const steps = [manager, main, ...alternatives].filter((step) => step !== undefined);
  for (const step of steps) yield { words: step.arguments, location: step.location };
  if (build === undefined) return;
  const scripts = new Set(steps.map(({ location }) => location.path));
  for (const command of facts.of('command')) {
    if (command.from !== 'shell' || !scripts.has(command.location.path)) continue;
    for (const statement of walkStatements(command.script.statements)) {
      if (statement.kind === 'run' && statement.exec) yield { words: statement.words, location: statement.location };
    }
  }
}

const MANAGERS: ReadonlySet<string> = new Set(['pm2', 'pm2-runtime', 'pm2-docker', 'forever', 'supervisord']);

function managerIn(words: readonly Value[]): string | undefined {
  const texts = words.map((word) => literalText(word) ?? '');
  const program = (texts[0] ?? '').split('/').at(-1) ?? '';
  if (!MANAGERS.has(program)) return undefined;
  return program === 'pm2' && !texts.includes('start') ? undefined : program;
}

/** Several programs are another fault; what cannot be counted is left alone. */
function startsSeveral(manager: string, words: readonly Value[], facts: Seen): boolean {
  if (manager === 'forever') return false;
  const form = manager === 'supervisord' ? 'supervisor' : 'pm2';
  const file = words
    .map((word) => literalText(word) ?? '')
    .find((text) => /\.(?:conf|ini|json|ya?ml|config\.[cm]?js)$/.test(text))
    ?.split('/')
    .at(-1);
  const programs = facts
    .of('workload')
    .filter((workload) => workload.form === form && workload.type !== 'eventlistener')
    .filter(({ location }) => file === undefined || location.path.split('/').at(-1) === file);
  if (programs.length === 0) return manager === 'supervisord';
  return (file !== undefined || manager === 'supervisord') && programs.length > 1;
}
