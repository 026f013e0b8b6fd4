import { constantOf, defineRule, isFromEnvironment, upholds, violates, type Facts, type TaskDelivery } from '@factorlint/core';

export const requireCrashSafeTasks = defineRule({
  id: 'disposability/require-crash-safe-tasks',
  code: 'TF0908',
  summary: 'A task whose worker is killed is given to another one.',
  scope: 'project',
  severity: 'note',
  needs: ['task-delivery', 'app'],

  *check(facts) {
    const all = facts.of('task-delivery').filter((each) => isRun(each, facts));
    const said = all.filter(({ late }) => late !== undefined);
    const proof = said.find(isLate);
    if (proof) {
      const which = proof.of === 'application' ? 'A task is' : 'This task is';
      yield upholds(proof, proof.library, `${which} acknowledged when it has ended: another worker gets what a killed one had.`);
    }
    const retrying = all.filter(({ retries }) => retries);
    const [first] = retrying;
    // Whoever has said something about it has thought about it.
    if (said.length > 0 || !first) return;
    for (const application of all.filter(({ of }) => of === 'application')) {
      yield violates(
        application,
        application.library,
        'Tasks are tried again when they fail, and a worker that is killed loses the one it runs.',
        {
          confidence: 'likely',
          related: [{ location: first.location, message: 'This task is tried again when it fails.' }],
        },
      );
    }
  },
});

function isRun(delivery: TaskDelivery, facts: Facts): boolean {
  return facts.kindOf(delivery.location.path) === 'production' && facts.isProduction(delivery) && facts.appOf(delivery)?.type === 'service';
}

function isLate({ late }: TaskDelivery): boolean {
  return late !== undefined && (constantOf(late) === true || isFromEnvironment(late));
}
