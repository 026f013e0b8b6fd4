import { literalText, type Step } from '@factorlint/core';

/** Schedulers that take a lock in Redis, so that only one of several runs. Source: github.com/sibson/redbeat, github.com/liuliqiang/celerybeatredis */
const LOCKING = /redbeat|celerybeatredis|celery_redbeat|locked/i;

/** Whether a step names a scheduler that several processes may run at once. */
export function locks(step: Step | undefined): boolean {
  return (step?.arguments ?? []).some((word) => LOCKING.test(literalText(word) ?? ''));
}

/** The option with which a Celery worker runs the scheduler too (`-B`, `--beat`). Source: docs.celeryq.dev/en/stable/userguide/periodic-tasks.html */
export function embeddedBeat(step: Step | undefined): string | undefined {
  const words = (step?.arguments ?? []).map((word) => literalText(word) ?? '');
  const isWorker = words.some((word) => /(?:^|\/)celery$/.test(word)) && words.includes('worker');
  return isWorker ? words.find((word) => word === '-B' || word === '--beat') : undefined;
}
