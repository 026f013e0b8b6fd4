import type { Assignment, Run } from '../../vocabulary/script.js';
import { type Argument, argumentsOf, argumentText, isAnyWords } from './argument.js';
import { type Builtin, BUILTINS } from './builtins.js';
import { expandWords, substitute, withProgram } from './expand.js';
import { type Frame, type Interpreter, MAX_DEPTH } from './interpreter.js';
import { type Lane, looping, resumed } from './lane.js';
import { evaluateTest, isTest, negate } from './tests.js';

/** Runs a simple command: a builtin, a function, or a program. */
export function runStatement(statement: Run, lane: Lane, frame: Frame, on: Interpreter, isLast: boolean): readonly Lane[] {
  const own = argumentsOf(statement);
  const assignments = statement.assignments.map((each) => (each.value ? { ...each, value: substitute(each.value, lane, 0) } : each));
  if (own.length === 0) {
    const variables = new Map(lane.variables);
    for (const { name, value } of assignments) if (value) variables.set(name, value);
    return [{ ...lane, variables }];
  }
  const words = withProgram(isTest(argumentText(own[0]) ?? '') ? own : expandWords(own, lane), on.world);
  const program = argumentText(words[0]);
  // `exec "$@"` without parameters does nothing; with parameters that nobody knows, whoever runs it decides.
  if (words.length === 0) return [lane];
  if (program === undefined)
    return [statement.exec || words.some(({ value }) => isAnyWords(value)) ? { ...lane, ended: 'exec', handsOver: true } : lane];
  if (program === 'done')
    return [{ ...lane, events: lane.events.map((event, index) => (index < lane.events.length - 1 ? event : looping(event))) }];
  if (KEYWORDS.has(program)) return [lane];
  if (isTest(program)) {
    const verdict = evaluateTest(words, lane, on.world);
    const status = statement.negated ? negate(verdict) : verdict;
    return [status ? { ...lane, status } : { ...lane, status: UNDECIDED }];
  }
  const builtin: Builtin | undefined = statement.exec ? undefined : BUILTINS.get(program);
  if (builtin) return builtin(words, lane, frame, on);
  const definition = lane.functions.get(program);
  if (definition && !statement.exec) return callFunction(definition.statements, words.slice(1), lane, frame, on);
  return runProgram(statement, words, assignments, lane, frame, on, isLast);
}

/** Words of the shell's grammar that stand alone only where the program could not be read. */
const KEYWORDS: ReadonlySet<string> = new Set(['do', 'done', 'then', 'else', 'elif', 'fi', 'esac', 'in', '{', '}', '(', ')', '!']);

/** A test that only the run can tell is taken not to hold. */
const UNDECIDED = { holds: false, certain: false } as const;

function callFunction(
  statements: Parameters<Interpreter['statements']>[0],
  parameters: readonly Argument[],
  lane: Lane,
  frame: Frame,
  on: Interpreter,
): readonly Lane[] {
  if (frame.depth > MAX_DEPTH) return [lane];
  return on
    .statements(statements, { ...lane, parameters }, { ...frame, execsLast: false, depth: frame.depth + 1 })
    .map((each) => ({ ...resumed(each, ['return']), ...(lane.parameters ? { parameters: lane.parameters } : { parameters: undefined }) }));
}

function runProgram(
  statement: Run,
  words: readonly Argument[],
  assignments: readonly Assignment[],
  lane: Lane,
  frame: Frame,
  on: Interpreter,
  isLast: boolean,
): readonly Lane[] {
  const replaces = statement.exec || (frame.execsLast && isLast && !lane.traps && !statement.background);
  const stays = { ...frame.shell, location: statement.location };
  const hops = replaces ? frame.above : [...frame.above, stays];
  const before = lane.events.length;
  const given = [...lane.exported.values(), ...assignments];
  return on.command(words, lane, hops, frame.depth + 1).map((after) => {
    const events = after.events.map((event, index) => {
      if (index < before) return event;
      const step = statement.background ? { ...event.step, background: true as const } : event.step;
      return given.length > 0 || step !== event.step ? { ...event, step, assignments: [...given, ...event.assignments] } : event;
    });
    const { status, ...rest } = after;
    void status;
    const lifted = { ...rest, events };
    return statement.exec && !statement.background ? { ...lifted, ended: 'exec' as const } : lifted;
  });
}
