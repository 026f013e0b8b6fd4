import {
  defineRule,
  literalText,
  upholds,
  violates,
  type Facts,
  type ImageStage,
  type Observation,
  type Process,
  type Supply,
} from '@factorlint/core';

export const requireUnbufferedOutput = defineRule({
  id: 'logs/require-unbuffered-output',
  code: 'TF1103',
  summary: "Python's standard output reaches the platform line by line.",
  scope: 'project',
  severity: 'note',
  needs: ['process', 'image-stage', 'print', 'deploy-path'],
  fixable: 'safe',

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const stage = isPython(process, facts) ? stageOf(process, facts) : undefined;
      if (!stage) continue;
      const observation = judge(process, stage, facts);
      const place = observation && JSON.stringify(observation.location);
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

const PYTHON = /^(?:python[\d.]*|gunicorn|uvicorn|celery|daphne|hypercorn|granian|flask|fastapi|rq|django-admin|manage\.py)$/;

function isPython({ role, main, path }: Process, facts: Facts): boolean {
  const isOurs = role === 'web' || role === 'worker' || role === 'scheduler' || role === 'unknown';
  return (
    isOurs &&
    main !== undefined &&
    PYTHON.test(main.program) &&
    facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production')
  );
}

function stageOf({ build }: Process, facts: Facts): ImageStage | undefined {
  return build && facts.in('image-stage', build.dockerfile).find(({ index }) => index === build.stage);
}

function judge(process: Process, stage: ImageStage, facts: Facts): Observation | undefined {
  const set = [...process.environment].reverse().find(isUnbuffered);
  if (set) return upholds(set, 'PYTHONUNBUFFERED', 'PYTHONUNBUFFERED lets output through at once.');
  if (process.main?.arguments.some((word) => literalText(word) === '-u'))
    return upholds(process.main, 'python -u', 'python -u lets output through at once.');
  const print = facts
    .for('print', process.app)
    .find((each) => facts.kindOf(each.location.path) === 'production' && each.location.path.endsWith('.py'));
  if (!print) return undefined;
  return violates(stage, 'PYTHONUNBUFFERED', `Python's output is buffered in this image, and ${print.location.path} prints.`, {
    confidence: 'likely',
    change: { kind: 'set-image-variable', place: stage.location, name: 'PYTHONUNBUFFERED', value: '1', safe: true },
    related: [{ location: print.location, message: 'The first print stands here.' }],
  });
}

function isUnbuffered({ name, value }: Supply): boolean {
  return name === 'PYTHONUNBUFFERED' && literalText(value) !== '';
}
