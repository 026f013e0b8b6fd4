import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import type { Condition, Unknown, Value } from '../../vocabulary/value.js';
import type { Evaluation } from './evaluation.js';
import type { Names } from './names.js';
import { bare, field, fields, type Node } from './node.js';
import type { Branch, PythonReader } from './reader.js';
import { fold } from './values/bound.js';
import { callValue } from './values/calls.js';
import { choose, conjunction, truthOf } from './values/choice.js';
import { classValue } from './values/classes.js';
import { comprehension, dictionary, sequence } from './values/collections.js';
import { readAttribute, readSubscript } from './values/environment/index.js';
import { functionValue } from './values/functions.js';
import { binary, comparing, conditional, conditionFor, logical } from './values/operators.js';
import { literal, passing, unknown } from './values/place.js';
import { concatenated, stringValue } from './values/strings.js';
import { take } from './values/structure.js';

/** Expressions nest no deeper than people write them; what does is `unknown`. */
const MAX_DEPTH = 60;
/** How many expressions one file may evaluate. */
const MAX_STEPS = 200_000;
/** A value of more parts than this is not handed on: each name that passes it on would copy it. */
const MAX_SIZE = 2_000;

/** Evaluates the expressions of one file, each once and only when asked for. */
export class Evaluator implements Evaluation {
  readonly document: Document;
  readonly reader: PythonReader;
  readonly names: Names;
  readonly #values = new Map<Node, Value>();
  readonly #conditions = new Map<Node, Condition>();
  readonly #under = new Set<Node>();
  #depth = 0;
  #steps = 0;
  #cuts = 0;
  readonly folds: Evaluation['folds'] = new Map();

  constructor(document: Document, reader: PythonReader, names: Names) {
    this.document = document;
    this.reader = reader;
    this.names = names;
  }

  readonly text = (node: Node): string => this.reader.text(node);

  at(node: Node): Location {
    return this.document.locate(node.start, node.end);
  }

  nameOf(node: Node): string | undefined {
    return this.names.nameOf(node);
  }

  value(node: Node): Value {
    const known = this.#values.get(node);
    if (known) return known;
    this.#steps += 1;
    if (this.#under.has(node) || this.#depth >= MAX_DEPTH || this.#steps > MAX_STEPS) {
      this.#cuts += 1;
      return unknown(this.at(node));
    }
    const cuts = this.#cuts;
    this.#under.add(node);
    this.#depth += 1;
    const value = this.bounded(this.#evaluate(node));
    this.#depth -= 1;
    this.#under.delete(node);
    // Inside a cycle or deep down the answer depends on where one came from: only an answer that says nothing is asked for again.
    const whole = cuts === this.#cuts || this.#under.size === 0;
    if (whole || value.kind !== 'unknown' || node.type === 'function_definition') this.#values.set(node, value);
    return value;
  }

  cuts(): number {
    return this.#cuts;
  }

  bounded<T extends Value | undefined>(value: T): T | Unknown {
    return value && sizeOf(value, MAX_SIZE) < 0 ? unknown(value.location) : value;
  }

  condition(node: Node): Condition {
    let known = this.#conditions.get(node);
    if (!known) this.#conditions.set(node, (known = conditionFor(node, this)));
    return known;
  }

  conditionOf(branches: readonly Branch[]): Condition | undefined {
    const conditions = branches.flatMap(({ tests }) =>
      tests.map(({ node, negated }) => {
        const condition = this.condition(node);
        return negated ? { ...condition, negated: !condition.negated } : condition;
      }),
    );
    return conjunction(conditions.filter((condition) => truthOf(condition) !== true));
  }

  #evaluate(node: Node): Value {
    const location = this.at(node);
    switch (node.type) {
      case 'string':
        return stringValue(node, this);
      case 'concatenated_string':
        return concatenated(node, this);
      case 'integer':
      case 'float':
        return number(this.text(node), location);
      case 'true':
      case 'false':
        return literal(node.type === 'true', location);
      case 'none':
        return literal(null, location);
      case 'identifier':
        return this.#name(node);
      case 'attribute':
        return this.#attribute(node);
      case 'subscript':
        return this.#subscript(node);
      case 'call':
        return callValue(node, this);
      case 'dictionary':
        return dictionary(node, this);
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return sequence(node, this);
      case 'list_comprehension':
      case 'set_comprehension':
      case 'generator_expression':
        return comprehension(node, this);
      case 'binary_operator':
        return binary(node, this);
      case 'boolean_operator':
        return logical(node, this);
      case 'comparison_operator':
        return comparing(node, this);
      case 'not_operator':
        return this.#negated(node);
      case 'unary_operator':
        return this.#signed(node);
      case 'conditional_expression':
        return conditional(node, this);
      case 'parenthesized_expression':
      case 'await': {
        const inner = bare(node);
        return inner === node ? unknown(location) : this.value(inner);
      }
      case 'named_expression': {
        const value = field(node, 'value');
        return value ? this.value(value) : unknown(location);
      }
      case 'function_definition':
      case 'lambda':
        return functionValue(node, this);
      case 'class_definition':
        return classValue(node, this);
      default:
        return unknown(location);
    }
  }

  #name(node: Node): Value {
    const location = this.at(node);
    const name = this.text(node);
    const binding = this.names.binding(name, node);
    if (!binding) return this.#unbound(name, location);
    if (binding.form === 'parameter') return { kind: 'parameter', name, location };
    const inScope = this.reader.scopes.around(node) === binding.scope.node;
    const found = fold(binding.effects, inScope ? node : undefined, this);
    return found ? passing(found, location) : unknown(location);
  }

  /** What the file does not bind may come by a star import, the last one first. */
  #unbound(name: string, location: Location): Value {
    const star = this.reader.module.stars.at(-1);
    const builtin = this.names.isBuiltin(name);
    if (!star || builtin || /^__\w+__$/.test(name)) return unknown(location);
    const module = field(star, 'module_name');
    return module ? { kind: 'reference', module: this.text(module), name, location } : unknown(location);
  }

  #attribute(node: Node): Value {
    const read = readAttribute(node, this);
    if (read) return read.value;
    const location = this.at(node);
    const object = field(node, 'object');
    const attribute = field(node, 'attribute');
    if (!object || !attribute) return unknown(location);
    const own = this.#ownAttribute(object, this.text(attribute));
    if (own) return passing(own, location);
    const of = this.value(object);
    const taken = take(of, this.text(attribute));
    if (taken) return passing(taken, location);
    return /^(?:reference|member|call|choice|parameter)$/.test(of.kind)
      ? { kind: 'member', of, key: this.text(attribute), location }
      : unknown(location);
  }

  /** `self.x` and `cls.x` where the class itself binds x. */
  #ownAttribute(object: Node, name: string): Value | undefined {
    if (object.type !== 'identifier' || !/^(?:self|cls)$/.test(this.text(object))) return undefined;
    for (let scope = this.reader.scopes.around(object); scope.type !== 'module'; scope = this.reader.scopes.around(scope)) {
      if (scope.type === 'class_definition') {
        const effects = this.reader.scopes.of(scope).effects.get(name);
        return effects && fold(effects, undefined, this);
      }
    }
    return undefined;
  }

  #subscript(node: Node): Value {
    const read = readSubscript(node, this);
    if (read) return read.value;
    const location = this.at(node);
    const object = field(node, 'value');
    const [index, ...more] = fields(node, 'subscript');
    if (!object || !index || more.length > 0 || index.type === 'slice') return unknown(location);
    const of = this.value(object);
    const key = this.value(index);
    if (key.kind !== 'literal' || (typeof key.value !== 'string' && typeof key.value !== 'number')) return unknown(location);
    const taken = take(of, key.value);
    if (taken) return passing(taken, location);
    return /^(?:reference|member|call|choice|parameter)$/.test(of.kind)
      ? { kind: 'member', of, key: String(key.value), location }
      : unknown(location);
  }

  #negated(node: Node): Value {
    const inner = field(node, 'argument');
    const location = this.at(node);
    if (!inner) return unknown(location);
    const condition = this.condition(inner);
    return choose([{ when: condition, value: literal(false, location) }, { value: literal(true, location) }], location);
  }

  #signed(node: Node): Value {
    const inner = field(node, 'argument');
    const value = inner && this.value(inner);
    const negative = field(node, 'operator')?.type === '-';
    const constant = value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
    return constant === undefined ? unknown(this.at(node)) : literal(negative ? -constant : constant, this.at(node));
  }
}

function number(text: string, location: Location): Value {
  const value = Number(text.replaceAll('_', '').replace(/^0+(?=\d)/, ''));
  return Number.isNaN(value) ? unknown(location) : literal(value, location);
}

/** What is left of a budget after the value was counted; below zero, it is larger. */
function sizeOf(value: Value, budget: number): number {
  let left = budget - 1;
  const inner: readonly Value[] =
    value.kind === 'record'
      ? value.entries.map((entry) => entry.value)
      : value.kind === 'list'
        ? value.items
        : value.kind === 'text'
          ? value.parts
          : value.kind === 'choice'
            ? value.options.flatMap((option) => (option.when ? [option.when.value, option.value] : [option.value]))
            : value.kind === 'call'
              ? [value.callee, ...value.arguments, ...Object.values(value.named)]
              : value.kind === 'member'
                ? [value.of]
                : value.kind === 'function'
                  ? [value.result]
                  : value.kind === 'environment' && typeof value.missing === 'object'
                    ? [value.missing]
                    : [];
  for (const each of inner) {
    if (left < 0) return left;
    left = sizeOf(each, left);
  }
  return left;
}
