import type { Case, If, Loop, Statement } from '../../vocabulary/script.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { substitute } from './expand.js';
import type { Frame, Interpreter } from './interpreter.js';
import { type Lane, likeliest, looping, merged, resumed, withoutStatus } from './lane.js';
import { runStatement } from './run.js';
import { globFits, negate } from './tests.js';
import { knownText } from './texts.js';

/** Runs a list of statements as a shell would, keeping every way that cannot be decided. */
export function runStatements(statements: readonly Statement[], lane: Lane, frame: Frame, on: Interpreter): readonly Lane[] {
  let lanes: readonly Lane[] = [lane];
  statements.forEach((statement, index) => {
    const isLast = index === statements.length - 1;
    lanes = likeliest(lanes.flatMap((each) => (each.ended ? [each] : inList(statement, each, frame, on, isLast))));
  });
  return lanes;
}

/** A statement as it hangs on the one before it. */
function inList(statement: Statement, lane: Lane, frame: Frame, on: Interpreter, isLast: boolean): readonly Lane[] {
  if (on.world.budget.left <= 0) return [lane];
  on.world.budget.left -= 1;
  const run = (from: Lane) => one(statement, from, frame, on, isLast);
  if (statement.after !== '&&' && statement.after !== '||') return run(withoutStatus(lane));
  const verdict = statement.after === '&&' ? lane.status : negate(lane.status);
  if (verdict?.certain) return verdict.holds ? run(lane) : [lane];
  // A command that is no test is taken to succeed.
  if (!verdict && statement.after === '&&' && lane.status === undefined) return run(lane);
  const runs = verdict ? verdict.holds : false;
  const into = run({ ...withoutStatus(lane), unlikely: lane.unlikely + (runs ? 0 : 1) });
  const past = { ...lane, unlikely: lane.unlikely + (runs ? 1 : 0) };
  return merged(lane, [...into, past]);
}

function one(statement: Statement, lane: Lane, frame: Frame, on: Interpreter, isLast: boolean): readonly Lane[] {
  switch (statement.kind) {
    case 'run':
      return runStatement(statement, lane, frame, on, isLast);
    case 'assign': {
      const variables = new Map(lane.variables);
      const exported = new Map(lane.exported);
      for (const assignment of statement.assignments) {
        const value = assignment.value && substitute(assignment.value, lane, 0);
        if (value) variables.set(assignment.name, assignment.append ? { kind: 'unknown', location: value.location } : value);
        if (statement.exported) exported.set(assignment.name, value ? { ...assignment, value } : assignment);
      }
      return [{ ...lane, variables, exported }];
    }
    case 'function':
      return [{ ...lane, functions: new Map(lane.functions).set(statement.name, statement) }];
    case 'group': {
      const lanes = runStatements(
        statement.statements,
        lane,
        { ...frame, execsLast: frame.execsLast && isLast && !statement.subshell },
        on,
      );
      return statement.subshell
        ? lanes.map((each) => resumed({ ...each, variables: lane.variables, directory: lane.directory }, ['exec', 'exit', 'failure']))
        : lanes;
    }
    case 'if':
      return runIf(statement, lane, frame, on);
    case 'case':
      return runCase(statement, lane, frame, on);
    case 'loop':
      return runLoop(statement, lane, frame, on);
    case 'unknown':
      return [lane];
  }
}

function inner(frame: Frame): Frame {
  return frame.execsLast ? { ...frame, execsLast: false } : frame;
}

function runIf(statement: If, lane: Lane, frame: Frame, on: Interpreter): readonly Lane[] {
  const out: Lane[] = [];
  let waiting: readonly Lane[] = [lane];
  for (const { condition, statements } of statement.branches) {
    const next: Lane[] = [];
    for (const tested of waiting.flatMap((each) => runStatements(condition, each, inner(frame), on))) {
      if (tested.ended) {
        out.push(tested);
        continue;
      }
      const verdict = tested.status;
      const clean = withoutStatus(tested);
      const likelyIn = verdict ? verdict.holds : false;
      const likelyPast = verdict ? !verdict.holds : true;
      if (!verdict?.certain || verdict.holds) {
        out.push(...runStatements(statements, { ...clean, unlikely: clean.unlikely + (likelyIn || !verdict ? 0 : 1) }, inner(frame), on));
      }
      if (!verdict?.certain || !verdict.holds) next.push({ ...clean, unlikely: clean.unlikely + (likelyPast ? 0 : 1) });
    }
    waiting = next;
  }
  const rest = waiting.flatMap((each) => runStatements(statement.otherwise ?? [], each, inner(frame), on));
  return merged(lane, [...out, ...rest].map(withoutStatus));
}

function runCase(statement: Case, lane: Lane, frame: Frame, on: Interpreter): readonly Lane[] {
  const subject = knownText(statement.subject, lane, on.world);
  const fits = (patterns: readonly Value[]) =>
    subject && patterns.some((pattern) => globFits(knownText(pattern, lane, on.world)?.text ?? '\0', subject.text));
  const chosen = statement.branches.find(({ patterns }) => fits(patterns));
  if (subject?.certain) return chosen ? runStatements(chosen.statements, lane, inner(frame), on).map(withoutStatus) : [lane];
  const byParameter = isOfParameters(statement.subject) && lane.parameters === undefined;
  const lanes = statement.branches.flatMap((branch) => {
    const label = byParameter ? branch.patterns.map(literalText).find((text) => text !== undefined && /^[\w.-]+$/.test(text)) : undefined;
    const unlikely = lane.unlikely + (subject && branch !== chosen ? 1 : 0);
    return runStatements(
      branch.statements,
      { ...lane, unlikely, ...(label !== undefined && lane.label === undefined ? { label } : {}) },
      inner(frame),
      on,
    );
  });
  const complete = statement.branches.some(({ patterns }) => patterns.some((pattern) => literalText(pattern) === '*'));
  return merged(lane, [...lanes, ...(complete ? [] : [lane])].map(withoutStatus));
}

function isOfParameters(value: Value): boolean {
  if (value.kind === 'text') return value.parts.some(isOfParameters);
  if (value.kind === 'choice') return value.options.some((option) => isOfParameters(option.value));
  return value.kind === 'parameter';
}

/** A loop's inside runs once; what runs in it is marked. */
function runLoop(statement: Loop, lane: Lane, frame: Frame, on: Interpreter): readonly Lane[] {
  const variables = new Map(lane.variables);
  if (statement.variable !== undefined) {
    const [only, ...more] = statement.over ?? [];
    variables.set(
      statement.variable,
      only && more.length === 0 ? substitute(only, lane, 0) : { kind: 'unknown', location: statement.location },
    );
  }
  const start: Lane = { ...lane, variables };
  const tested = runStatements(statement.condition ?? [], start, inner(frame), on).map(withoutStatus);
  const lanes = tested.flatMap((each) => (each.ended ? [each] : runStatements(statement.statements, each, inner(frame), on)));
  return merged(lane, lanes).map((each) =>
    withoutStatus(resumed({ ...each, events: [...lane.events, ...each.events.slice(lane.events.length).map(looping)] }, ['break'])),
  );
}
