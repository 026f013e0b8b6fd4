import { defineRule, textOf, violates, type Facts, type Process, type Step } from '@factorlint/core';
import { servedBy } from '../data/service-programs.js';

type Seen = Facts<'program-call' | 'process'>;

export const noEmbeddedService = defineRule({
  id: 'backing-services/no-embedded-service',
  code: 'TF0405',
  summary: 'Backing services run beside the application and are not started by it or in its container.',
  scope: 'project',
  severity: 'warning',
  needs: ['program-call', 'process'],

  *check(facts) {
    for (const call of facts.of('program-call')) {
      const service = servedBy(textOf(call.arguments[0]) ?? '');
      if (!service || facts.appOf(call)?.type !== 'service' || !isServing(call.location.path, facts) || !facts.isProduction(call)) continue;
      yield violates(call, service, `The application starts ${service} itself.`);
    }
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      for (const step of stepsOf(process)) {
        const service = servedBy(step.program);
        if (!service || !isShared(process, step, facts) || !isProductionPath(process, facts)) continue;
        if (told.has(service)) continue;
        told.add(service);
        yield violates(step, service, `${service} is started in the container of the application.`, { paths: [process.path] });
      }
    }
  },
});

function isServing(path: string, facts: Seen): boolean {
  return facts.kindOf(path) === 'production';
}

function stepsOf({ before, main }: Process): readonly Step[] {
  return main ? [...before, main] : before;
}

function isProductionPath(process: Process, facts: Seen): boolean {
  return facts.reach(process).production || facts.isProduction(process);
}

/** Something else is the container's purpose: what follows in the same start, or another process of the same process manager. */
function isShared(process: Process, step: Step, facts: Seen): boolean {
  if (process.main && process.main !== step && !servedBy(process.main.program)) return true;
  const { manager } = process;
  if (!manager) return false;
  return facts
    .of('process')
    .some((other) => other !== process && other.path === process.path && other.manager && isSame(other.manager, manager) && isOther(other));
}

function isSame(a: Step, b: Step): boolean {
  return a.location.path === b.location.path && a.location.range?.start.line === b.location.range?.start.line;
}

function isOther({ main }: Process): boolean {
  return main !== undefined && !servedBy(main.program);
}
