import type { Condition, FunctionValue, Option, Value } from '../../../vocabulary/value.js';
import { blocksOf } from '../effects.js';
import type { Evaluation } from '../evaluation.js';
import { field, statementsOf, type Node } from '../node.js';
import { choose, conjunction, presence, sameRead, undecided } from './choice.js';
import { literal, unknown, withMissing } from './place.js';

/** Functions longer than this do not say a value. */
const MAX_STATEMENTS = 60;

/** A function as a value: what it returns in terms of its parameters, where that can be said. */
export function functionValue(node: Node, evaluation: Evaluation): Value {
  const location = evaluation.at(field(node, 'name') ?? node);
  const parameters = [...evaluation.reader.scopes.of(node).parameters.values()].filter(({ rest }) => !rest);
  const result = node.type === 'lambda' ? lambdaResult(node, evaluation) : bodyResult(node, evaluation);
  if (!result || result.kind === 'unknown') return unknown(location);
  const names = parameters.map(({ name }) => name);
  if (/^(?:self|cls)$/.test(names[0] ?? '')) names.shift();
  const defaults = Object.fromEntries(
    parameters.flatMap(({ name, default: value }) => (value ? [[name, evaluation.value(value)] as const] : [])),
  );
  const made: FunctionValue = { kind: 'function', parameters: names, result, location };
  return Object.keys(defaults).length > 0 ? { ...made, defaults } : made;
}

function lambdaResult(node: Node, evaluation: Evaluation): Value | undefined {
  const body = field(node, 'body');
  return body && evaluation.value(body);
}

function bodyResult(node: Node, evaluation: Evaluation): Value | undefined {
  const statements = statementsOf(field(node, 'body'));
  if (statements.length > MAX_STATEMENTS) return undefined;
  const flow = returns(statements, evaluation, 0);
  if (flow.options.length === 0) return undefined;
  const options = flow.falls ? [...flow.options, { value: literal(null, evaluation.at(node)) }] : flow.options;
  const last = options.at(-1);
  // Where what remains is an exception, the last outcome is what there is.
  const total = last?.when && !flow.falls ? [...options.slice(0, -1), { value: last.value }] : options;
  const result = choose(total, evaluation.at(field(node, 'name') ?? node));
  return (flow.refused ?? []).reduce(required, result);
}

/** A read whose absence is refused by an exception has no value without the variable. */
function required(result: Value, refused: Condition): Value {
  const test = presence(refused);
  const same = test && !test.present && result.kind === 'environment' && result.missing === 'empty' && sameRead(result, test.read);
  return same ? { ...result, missing: 'fails' } : result;
}

interface Flow {
  /** In order: the first whose condition holds. */
  readonly options: readonly Option[];
  /** Whether control may reach what comes after. */
  readonly falls: boolean;
  /** Conditions under which it raises. */
  readonly refused?: readonly Condition[];
}

const NOTHING: Flow = { options: [], falls: true };

function returns(statements: readonly Node[], evaluation: Evaluation, depth: number): Flow {
  if (depth > 8) return NOTHING;
  const options: Option[] = [];
  const refused: Condition[] = [];
  for (const statement of statements) {
    const flow = flowOf(statement, evaluation, depth);
    options.push(...flow.options);
    refused.push(...(flow.refused ?? []));
    if (!flow.falls) return { options, falls: false, refused };
  }
  return { options, falls: true, refused };
}

function flowOf(statement: Node, evaluation: Evaluation, depth: number): Flow {
  switch (statement.type) {
    case 'return_statement': {
      const [value] = statement.children;
      return { options: [{ value: value ? evaluation.value(value) : literal(null, evaluation.at(statement)) }], falls: false };
    }
    case 'raise_statement':
      return { options: [], falls: false };
    case 'if_statement':
      return branching(statement, evaluation, depth);
    case 'try_statement':
      return trying(statement, evaluation, depth);
    case 'with_statement':
      return returns(
        blocksOf(statement).flatMap(({ statements }) => statements),
        evaluation,
        depth + 1,
      );
    case 'for_statement':
    case 'while_statement':
    case 'match_statement': {
      const inner = returns(
        blocksOf(statement).flatMap(({ statements }) => statements),
        evaluation,
        depth + 1,
      );
      return { options: when(undecided(evaluation.at(statement)), inner.options), falls: true };
    }
    default:
      return NOTHING;
  }
}

function branching(statement: Node, evaluation: Evaluation, depth: number): Flow {
  const blocks = blocksOf(statement).map(({ clause, statements }) => ({
    test: field(clause, 'condition'),
    flow: returns(statements, evaluation, depth + 1),
  }));
  const options = blocks.flatMap(({ test, flow }) => (test ? when(evaluation.condition(test), flow.options) : flow.options));
  const refused = blocks.flatMap(({ test, flow }) => (test && raises(flow) ? [evaluation.condition(test)] : []));
  const falls = blocks.some(({ flow }) => flow.falls) || blocks.every(({ test }) => test);
  return { options, falls, refused };
}

/** Nothing comes back from it: it ends in an exception. */
function raises(flow: Flow): boolean {
  return !flow.falls && flow.options.length === 0;
}

/** `try: return os.environ[name]`, `except KeyError: return default`. */
function trying(statement: Node, evaluation: Evaluation, depth: number): Flow {
  const blocks = blocksOf(statement).map(({ clause, statements }) => ({ clause, flow: returns(statements, evaluation, depth + 1) }));
  const body = blocks.find(({ clause }) => clause === statement)?.flow ?? NOTHING;
  const handlers = blocks.filter(({ clause }) => clause.type === 'except_clause').map(({ flow }) => flow);
  const [only] = body.options;
  const [instead] = handlers.flatMap(({ options }) => options);
  if (body.options.length === 1 && only && !only.when && only.value.kind === 'environment' && only.value.missing === 'fails' && instead) {
    return { options: [{ value: withMissing(only.value, instead.value) }], falls: false };
  }
  const recovered = handlers.flatMap(({ options }) => when(undecided(evaluation.at(statement)), options));
  return { options: [...recovered, ...body.options], falls: body.falls || handlers.some(({ falls }) => falls) };
}

function when(condition: Condition, options: readonly Option[]): readonly Option[] {
  return options.map((option) => {
    const both = option.when ? conjunction([condition, option.when]) : condition;
    return both ? { when: both, value: option.value } : option;
  });
}
