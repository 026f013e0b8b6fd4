import type { Condition, Value } from '../../../vocabulary/value.js';
import { importedNames, type Effect } from '../effects.js';
import type { Evaluation } from '../evaluation.js';
import { argumentsOf, field, type Node } from '../node.js';
import type { Branch } from '../reader.js';
import { choose, undecided } from './choice.js';
import { concatenate } from './text.js';
import { literal, secretUnder, unknown, withMissing } from './place.js';
import { take, withEntry, type Key } from './structure.js';

/** As many statements of one name are followed. */
const MAX_EFFECTS = 200;

/**
 * What a name is after statements have run one after the other, seen from a place: the last assignment wins, branches keep both
 * outcomes with their conditions, items and methods change what is there.
 */
export function fold(effects: readonly Effect[], use: Node | undefined, evaluation: Evaluation): Value | undefined {
  const branches = use ? evaluation.reader.branches(use) : [];
  const recent = effects.slice(-MAX_EFFECTS);
  const own = branches.filter((mine) =>
    recent.some((effect) => evaluation.reader.branches(effect.statement).some((each) => each.statement === mine.statement)),
  );
  // What a name is after a statement is the same wherever one looks from, but for the branches that both share.
  const view = own.map(({ clause }) => clause.start).join();
  let start = recent.length;
  let current: Value | undefined;
  for (; start > 0; start -= 1) {
    const known = evaluation.folds.get(recent[start - 1]!)?.get(view);
    if (!known) continue;
    current = known.value;
    break;
  }
  for (const effect of recent.slice(start)) {
    const cuts = evaluation.cuts();
    current = after(current, effect, own, evaluation);
    if (cuts !== evaluation.cuts()) continue;
    const views = evaluation.folds.get(effect) ?? new Map<string, { readonly value: Value | undefined }>();
    evaluation.folds.set(effect, views.set(view, { value: current }));
  }
  return current;
}

function after(current: Value | undefined, effect: Effect, own: readonly Branch[], evaluation: Evaluation): Value | undefined {
  const branches = evaluation.reader.branches(effect.statement);
  if (excludes(branches, own)) return current;
  const deciding = branches.filter((branch) => decides(branch) && !own.some((mine) => mine.clause === branch.clause));
  const when = condition(deciding, evaluation);
  if (!binds(effect)) return evaluation.bounded(changed(current, effect, when, evaluation));
  const outcome = bound(effect, evaluation);
  if (!outcome) return undefined;
  const instead = deciding.at(-1)?.clause.type === 'except_clause';
  if (instead && current?.kind === 'environment' && current.missing === 'fails') return withMissing(current, outcome);
  return when ? evaluation.bounded(either(when, outcome, current)) : outcome;
}

/** Whether a statement gives the name a new value, whatever it was before. */
function binds({ operation, path, statement }: Effect): boolean {
  if (operation === 'import' || operation === 'define') return true;
  return path.length === 0 && (operation === 'set' || (operation === 'remove' && statement.type === 'delete_statement'));
}

function bound(effect: Effect, evaluation: Evaluation): Value | undefined {
  if (effect.operation === 'import') return imported(effect, evaluation);
  if (effect.operation === 'define') return effect.value && evaluation.value(effect.value);
  return effect.operation === 'set' ? secretUnder(effectValue(effect, evaluation), effect.name) : undefined;
}

/** Whether a statement's branch is another one of an `if` than the place's: it has not run there. */
function excludes(branches: readonly Branch[], own: readonly Branch[]): boolean {
  return branches.some(
    (branch) =>
      (branch.form === 'condition' || branch.form === 'match') &&
      own.some((mine) => mine.statement === branch.statement && mine.clause !== branch.clause),
  );
}

/** The body of a `try` is what mostly happens; what stands in an `except` instead may. */
function decides(branch: Branch): boolean {
  return branch.form !== 'try' || branch.clause.type === 'except_clause';
}

function condition(branches: readonly Branch[], evaluation: Evaluation): Condition | undefined {
  const uncertain = branches.find(({ form }) => form !== 'condition');
  return uncertain ? undecided(evaluation.at(uncertain.clause)) : evaluation.conditionOf(branches);
}

/** The new outcome where the condition holds, the old one elsewhere. Complementary conditions leave nothing else. */
function either(when: Condition, outcome: Value, before: Value | undefined): Value {
  const { location } = outcome;
  if (before?.kind === 'choice' && before.options.length === 1) {
    const [only] = before.options;
    if (only?.when && complementary(only.when, when)) return choose([{ when: only.when, value: only.value }, { value: outcome }], location);
  }
  return before
    ? choose([{ when, value: outcome }, { value: before }], location)
    : { kind: 'choice', options: [{ when, value: outcome }], location };
}

function complementary(a: Condition, b: Condition): boolean {
  return a.negated !== b.negated && a.equals === b.equals && sameCondition(a.value, b.value);
}

function sameCondition(a: Value, b: Value): boolean {
  const [from, to] = [a.location.range, b.location.range];
  return (
    a === b || (a.kind === b.kind && from?.start.line === to?.start.line && from?.start.column === to?.start.column && from !== undefined)
  );
}

/** The value after something inside it was written. A condition stays with what was written, so that branches do not multiply. */
function changed(current: Value | undefined, effect: Effect, when: Condition | undefined, evaluation: Evaluation): Value | undefined {
  const keys = keysOf(effect, evaluation);
  if (!keys || effect.operation === 'remove') return current && opened(current);
  const given = secretUnder(effectValue(effect, evaluation), lastName(effect, keys));
  const before = keys.reduce<Value | undefined>((value, key) => value && take(value, key), current);
  const after = combined(before, effect, given, when, evaluation);
  if (keys.length === 0) return after;
  const whole = current ?? { kind: 'record', entries: [], open: true, location: evaluation.at(effect.target) };
  return withEntry(
    whole,
    keys,
    when && (effect.operation === 'set' || effect.operation === 'default') ? either(when, after, before) : after,
  );
}

function lastName(effect: Effect, keys: readonly Key[] | undefined): string {
  const last = keys?.at(-1);
  return typeof last === 'string' ? last : effect.name;
}

/** The constant keys from the name to what is written; undefined where one is computed. */
export function keysOf(effect: Effect, evaluation: Evaluation): readonly Key[] | undefined {
  const keys: Key[] = [];
  for (const step of effect.path) {
    if (step.form === 'attribute') {
      keys.push(evaluation.text(step.node));
      continue;
    }
    const key = evaluation.value(step.node);
    if (key.kind !== 'literal' || (typeof key.value !== 'string' && typeof key.value !== 'number')) return undefined;
    keys.push(key.value);
  }
  if (!effect.key) return keys;
  const key = evaluation.value(effect.key);
  return key.kind === 'literal' && typeof key.value === 'string' ? [...keys, key.value] : undefined;
}

/** What a statement gives to what it writes. */
export function effectValue(effect: Effect, evaluation: Evaluation): Value {
  const { value, target } = effect;
  if (!value) return unknown(evaluation.at(target));
  if (effect.operation === 'merge' && value.type === 'call' && field(value, 'function')?.type === 'attribute') {
    const given = argumentsOf(value, evaluation.text);
    const entries = [...given.named].map(([key, node]) => ({ key, value: secretUnder(evaluation.value(node), key) }));
    if (entries.length > 0 || given.positional.length === 0)
      return { kind: 'record', entries, open: given.open, location: evaluation.at(value) };
  }
  const given = evaluation.value(value);
  if (effect.entered) return given.kind === 'call' ? given : unknown(evaluation.at(target));
  return effect.part === undefined ? given : (take(given, effect.part) ?? unknown(evaluation.at(target)));
}

function combined(before: Value | undefined, effect: Effect, given: Value, when: Condition | undefined, evaluation: Evaluation): Value {
  switch (effect.operation) {
    case 'append':
      return extended(before, { kind: 'list', items: [given], open: false, location: given.location }, effect, evaluation);
    case 'extend':
      return extended(before, given, effect, evaluation);
    case 'merge':
      return merged(before, given, effect, when, evaluation);
    case 'default':
      return before ?? given;
    default:
      return given;
  }
}

function extended(before: Value | undefined, given: Value, effect: Effect, evaluation: Evaluation): Value {
  const location = before?.location ?? evaluation.at(effect.target);
  if (before?.kind === 'literal' && typeof before.value === 'number') {
    return given.kind === 'literal' && typeof given.value === 'number' ? literal(before.value + given.value, location) : unknown(location);
  }
  if (
    before &&
    (before.kind === 'text' || before.kind === 'environment' || (before.kind === 'literal' && typeof before.value === 'string'))
  ) {
    return concatenate([before, given], location);
  }
  const items = [...(before?.kind === 'list' ? before.items : []), ...(given.kind === 'list' ? given.items : [])];
  const open = before?.kind !== 'list' || before.open || given.kind !== 'list' || given.open;
  return { kind: 'list', items, open, location };
}

function merged(before: Value | undefined, given: Value, effect: Effect, when: Condition | undefined, evaluation: Evaluation): Value {
  const old = before?.kind === 'record' ? before.entries : [];
  const added = (given.kind === 'record' ? given.entries : []).map(({ key, value }) => ({
    key,
    value: when ? either(when, value, before && take(before, key)) : value,
  }));
  const open = before?.kind !== 'record' || before.open || given.kind !== 'record' || given.open;
  return { kind: 'record', entries: [...old, ...added], open, location: before?.location ?? evaluation.at(effect.target) };
}

function opened(value: Value): Value {
  return value.kind === 'record' || value.kind === 'list' ? { ...value, open: true } : value;
}

/** What an import brings: the module as `*`, or one of its names. */
export function imported(effect: Effect, evaluation: Evaluation): Value | undefined {
  const found = importedNames(effect.statement, evaluation.text).find(({ local }) => local === effect.name);
  return found && { kind: 'reference', module: found.module, name: found.name ?? '*', location: evaluation.at(found.node) };
}
