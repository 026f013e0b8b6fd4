import type { Location } from '../../../vocabulary/location.js';
import type { Condition, Environment, Literal, Value } from '../../../vocabulary/value.js';
import { choose } from './choice.js';
import { literal, unknown } from './place.js';

type Constant = Literal['value'];

/** The value of `left operator right`, both evaluated; `loose`: case does not count, since the left was lowered before. */
export function compare(left: Value, operator: string, right: Value, location: Location, loose = false): Value {
  const negated = operator === '!=' || operator === 'is not' || operator === 'not in' || operator === '<>';
  const constants = constantsOf(right);
  if (/^(?:==|!=|<>|is|is not)$/.test(operator) && constants?.length === 1 && right.kind === 'literal') {
    return among(left, constants, negated, location, loose);
  }
  if ((operator === 'in' || operator === 'not in') && right.kind === 'list' && constants)
    return among(left, constants, negated, location, loose);
  if (left.kind === 'literal' && right.kind === 'literal') return ordered(left.value, operator, right.value, location);
  if (left.kind === 'literal' && /^(?:==|!=|is|is not)$/.test(operator)) return among(right, [left.value], negated, location, false);
  return unknown(location);
}

function constantsOf(value: Value): readonly Constant[] | undefined {
  if (value.kind === 'literal') return [value.value];
  if (value.kind !== 'list' || value.open) return undefined;
  const constants = value.items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
  return constants.length === value.items.length ? constants : undefined;
}

function ordered(left: Constant, operator: string, right: Constant, location: Location): Value {
  if (typeof left !== 'number' || typeof right !== 'number') return unknown(location);
  switch (operator) {
    case '<':
      return literal(left < right, location);
    case '<=':
      return literal(left <= right, location);
    case '>':
      return literal(left > right, location);
    case '>=':
      return literal(left >= right, location);
    default:
      return unknown(location);
  }
}

/** Whether the value is one of some constants. */
function among(value: Value, constants: readonly Constant[], negated: boolean, location: Location, loose: boolean): Value {
  const wanted = loose ? constants.flatMap(spellings) : constants;
  switch (value.kind) {
    case 'literal':
      return literal(wanted.includes(value.value) !== negated, location);
    case 'environment':
      return environmentAmong(value, wanted, negated, location);
    case 'choice': {
      const options = value.options.map((option) => ({ ...option, value: among(option.value, wanted, negated, location, false) }));
      return choose(options, location);
    }
    case 'unknown':
    case 'credential':
      return unknown(location);
    default:
      return choose(
        [
          ...wanted.map((constant) => ({ when: { value, equals: constant, negated: false }, value: literal(!negated, location) })),
          { value: literal(negated, location) },
        ],
        location,
      );
  }
}

function environmentAmong(read: Environment, constants: readonly Constant[], negated: boolean, location: Location): Environment {
  if (read.missing === 'fails') return { ...read, coercion: 'boolean' };
  if (read.missing === 'empty') return { ...read, coercion: 'boolean', missing: literal(constants.includes(null) !== negated, location) };
  const outcome = among(read.missing, constants, negated, read.missing.location, false);
  return { ...read, coercion: 'boolean', missing: outcome };
}

/** How people write a word that is lowered before it is compared. */
function spellings(constant: Constant): readonly Constant[] {
  if (typeof constant !== 'string' || constant === '') return [constant];
  return [...new Set([constant, constant.toUpperCase(), constant.charAt(0).toUpperCase() + constant.slice(1)])];
}

/** `left operator constant` as a condition, where it is one. */
export function comparison(left: Value, operator: string, right: Value): Condition | undefined {
  if (!/^(?:==|!=|<>|is|is not)$/.test(operator)) return undefined;
  const negated = operator === '!=' || operator === 'is not' || operator === '<>';
  if (right.kind === 'literal' && left.kind !== 'literal') return { value: left, equals: right.value, negated };
  if (left.kind === 'literal' && right.kind !== 'literal') return { value: right, equals: left.value, negated };
  return undefined;
}
