import {
  defineRule,
  literalText,
  violates,
  walkStatements,
  type Change,
  type Facts,
  type ImageStage,
  type Located,
  type Observation,
  type Run,
} from '@factorlint/core';

type Seen = Facts<'image-stage' | 'command' | 'ignore-pattern' | 'tracked-path'>;

const ENVIRONMENT_FILE = /(?:^|\/)\.env(?:\.[\w.-]+)?$/;

export const noConfigInImage = defineRule({
  id: 'config/no-config-in-image',
  code: 'TF0310',
  summary: 'Images hold no configuration: one image serves every deploy.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['image-stage', 'command', 'ignore-pattern', 'tracked-path'],

  *check(facts) {
    for (const stage of facts.of('image-stage')) {
      if (facts.kindOf(stage.location.path) !== 'production' || !isShipped(stage, facts)) continue;
      yield* copied(stage, facts);
      yield* written(stage, facts);
      yield* set(stage, facts);
    }
  },
});

/** The last stage, or one below it. What an image takes from another stage by COPY brings no variables along. */
function isShipped(stage: ImageStage, facts: Seen): boolean {
  const stages = facts.in('image-stage', stage.location.path);
  for (let each = stages.find(({ final }) => final); each; each = below(each, stages)) if (each.index === stage.index) return true;
  return false;
}

function below({ base, index }: ImageStage, stages: readonly ImageStage[]): ImageStage | undefined {
  return base === undefined
    ? undefined
    : stages.findLast((each) => each.index < index && (each.name === base || String(each.index) === base));
}

function severityAt(place: Located, facts: Seen): 'warning' | 'note' {
  return facts.isProduction(place) ? 'warning' : 'note';
}

function* copied(stage: ImageStage, facts: Seen): Iterable<Observation> {
  for (const copy of stage.copies) {
    if (copy.stage !== undefined) continue;
    const named = copy.from.find((path) => ENVIRONMENT_FILE.test(path));
    const swept = named === undefined && copy.from.some((path) => /^\.?\/?$/.test(path)) ? trackedFile(stage, facts) : undefined;
    const file = named ?? swept;
    if (file !== undefined)
      yield violates(copy, file, `The image holds ${file}, with which every deploy of it begins.`, {
        severity: severityAt(copy, facts),
        ...(swept !== undefined && leavingOut(swept, facts)),
      });
  }
}

/** `COPY . .` takes a tracked environment file along, unless .dockerignore leaves it out. */
function trackedFile({ location }: ImageStage, facts: Seen): string | undefined {
  const folder = location.path.slice(0, location.path.lastIndexOf('/') + 1);
  const file = `${folder}.env`;
  const isTracked = facts.in('tracked-path', file).some(({ tracked }) => tracked);
  const isLeftOut = facts
    .of('ignore-pattern')
    .some(({ by, pattern, negated }) => by === 'docker' && !negated && /(?:^|\/)\.env(?:\*|\.\*)?$|^\*+$/.test(pattern));
  return isTracked && !isLeftOut ? file : undefined;
}

/** A line for the .dockerignore beside the file, where there is one. */
function leavingOut(file: string, facts: Seen): { readonly change?: Change } {
  const path = file.replace(/[^/]*$/, '.dockerignore');
  if (facts.in('ignore-pattern', path).length === 0) return {};
  return { change: { kind: 'ignore-path', place: { path }, pattern: '.env', safe: false } };
}

/** A build that makes an environment file: `cp .env.example .env`, `echo A=1 > .env`. */
function* written(stage: ImageStage, facts: Seen): Iterable<Observation> {
  for (const command of facts.in('command', stage.location.path)) {
    if (command.purpose !== 'build' || command.stage !== stage.index) continue;
    for (const statement of walkStatements(command.script.statements)) {
      const file = statement.kind === 'run' ? madeBy(statement) : undefined;
      if (file !== undefined)
        yield violates(statement, file, `The image holds ${file}, with which every deploy of it begins.`, {
          severity: severityAt(command, facts),
        });
    }
  }
}

function madeBy({ words, redirects }: Run): string | undefined {
  const [program = '', ...others] = words.map((word) => literalText(word) ?? '');
  const last = others.at(-1) ?? '';
  if (/^(?:cp|mv|install)$/.test(program) && ENVIRONMENT_FILE.test(last)) return last;
  return (redirects ?? [])
    .filter(({ operator }) => /^>>?$/.test(operator))
    .flatMap(({ target }) => literalText(target) ?? [])
    .find((path) => ENVIRONMENT_FILE.test(path));
}

/** A secret as a variable of the image. */
function* set(stage: ImageStage, facts: Seen): Iterable<Observation> {
  for (const { name, value, source, location } of stage.environment) {
    if (value.kind !== 'credential' || source === 'argument') continue;
    yield violates({ location }, name, `The image holds a value of ${name}, which every deploy of it shares.`, {
      severity: severityAt({ location }, facts),
    });
  }
}
