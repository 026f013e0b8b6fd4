import {
  defineRule,
  literalText,
  taskOf,
  violates,
  walkStatements,
  type Command,
  type Facts,
  type Loop,
  type Observation,
  type Process,
  type Statement,
} from '@factorlint/core';

export const noSlowStart = defineRule({
  id: 'disposability/no-slow-start',
  code: 'TF0904',
  summary: 'A process starts at once and waits for nothing.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'command', 'workload'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      if (!isJudged(process, facts)) continue;
      for (const observation of judge(process, facts)) {
        const place = JSON.stringify(observation.location);
        if (!told.has(place)) yield observation;
        told.add(place);
      }
    }
  },
});

function isJudged({ role, once, path }: Process, facts: Facts): boolean {
  const isOurs = role === 'web' || role === 'worker' || role === 'scheduler';
  return isOurs && !once && facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
}

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const details = { paths: [process.path] };
  for (const loop of loopsBefore(process, facts))
    yield violates(loop, process.name, `${process.name} waits in a loop without a limit before it starts.`, details);
  for (const step of process.before) {
    const words = step.arguments.map((word) => literalText(word) ?? '');
    const found = taskOf(words);
    if (found?.task !== 'wait' || isShort(words)) continue;
    const isInLoop = [...loopsBefore(process, facts)].some((loop) => holds(loop, step.location.range?.start.line ?? 0, step.location.path));
    if (!isInLoop)
      yield violates(step, process.name, `${process.name} waits (${step.program}) before it starts.`, { ...details, confidence: 'likely' });
  }
}

/** `sleep 1` harms nobody. */
function isShort(words: readonly string[]): boolean {
  return words[0] === 'sleep' && Number.parseFloat(words[1] ?? '') <= 5;
}

/** Loops that wait, in the scripts that the process starts with: those that hold one of its steps, and its own command. */
function* loopsBefore(process: Process, facts: Facts): Generator<Loop> {
  const files = new Set([...process.before, ...(process.main ? [process.main] : [])].map(({ location }) => location.path));
  const scripts = facts.of('command').filter(({ from, location }) => from === 'shell' && files.has(location.path));
  const own = facts
    .of('workload')
    .flatMap(({ command, entrypoint, location }) =>
      location.path === process.location.path && files.has(location.path) ? [command, entrypoint] : [],
    );
  for (const command of [...scripts, ...own.filter((each): each is Command => each !== undefined)]) {
    for (const statement of walkStatements(command.script.statements)) if (isEndlessWait(statement)) yield statement;
  }
}

/** `until …; do sleep 1; done`, `while ! …`, `while true`: the condition or the body asks again and again, and nothing counts. */
function isEndlessWait(statement: Statement): statement is Loop {
  if (statement.kind !== 'loop' || statement.keyword === 'for' || statement.keyword === 'select') return false;
  const inside = [...walkStatements([...(statement.condition ?? []), ...statement.statements])];
  const programs = inside.flatMap((each) => (each.kind === 'run' ? [literalText(each.words[0]) ?? ''] : []));
  const counts =
    inside.some((each) => each.kind === 'assign') ||
    programs.some((program) => ['exit', 'return', 'let', 'expr', 'timeout'].includes(program));
  return programs.includes('sleep') && !counts;
}

function holds({ location }: Loop, line: number, path: string): boolean {
  return location.path === path && (location.range?.start.line ?? 0) <= line && line <= (location.range?.end.line ?? 0);
}
