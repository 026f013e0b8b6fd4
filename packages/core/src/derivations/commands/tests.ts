import type { Argument } from './argument.js';
import type { Lane, Verdict } from './lane.js';
import { knownText, type KnownText } from './texts.js';
import type { World } from './world.js';

const TESTS: ReadonlySet<string> = new Set(['[', '[[', 'test']);

/** Whether a program is the shell's test. */
export function isTest(program: string): boolean {
  return TESTS.has(program);
}

/** What a test says on this way through the program; undefined where only the run can tell. */
export function evaluateTest(words: readonly Argument[], lane: Lane, world: World): Verdict | undefined {
  const closing = words.at(-1)?.value;
  const inside = words.slice(1, closing?.kind === 'literal' && (closing.value === ']' || closing.value === ']]') ? -1 : undefined);
  return evaluate(inside, lane, world);
}

function evaluate(words: readonly Argument[], lane: Lane, world: World): Verdict | undefined {
  const or = indexOf(words, ['-o', '||']);
  if (or > 0) return either(evaluate(words.slice(0, or), lane, world), evaluate(words.slice(or + 1), lane, world));
  const and = indexOf(words, ['-a', '&&']);
  if (and > 0) return both(evaluate(words.slice(0, and), lane, world), evaluate(words.slice(and + 1), lane, world));
  const texts = words.map(({ value }) => knownText(value, lane, world));
  const [first, second, third] = texts;
  if (first?.text === '!' && words.length > 1) return negate(evaluate(words.slice(1), lane, world));
  if (words.length === 1) return first && { holds: first.text !== '', certain: first.certain };
  if (words.length === 2 && first) return unary(first.text, second, world);
  if (words.length === 3 && second) return binary(first, second.text, third);
  return undefined;
}

function unary(operator: string, operand: KnownText | undefined, world: World): Verdict | undefined {
  if (!operand) return undefined;
  if (operator === '-n') return { holds: operand.text !== '', certain: operand.certain };
  if (operator === '-z') return { holds: operand.text === '', certain: operand.certain };
  if (/^-[efsrxd]$/.test(operator) && operand.text !== '' && world.files.find(operand.text))
    return { holds: true, certain: operand.certain };
  return undefined;
}

function binary(left: KnownText | undefined, operator: string, right: KnownText | undefined): Verdict | undefined {
  if (!left || !right) return undefined;
  const certain = left.certain && right.certain;
  switch (operator) {
    case '=':
    case '==':
      return { holds: globFits(right.text, left.text), certain };
    case '!=':
      return { holds: !globFits(right.text, left.text), certain };
    case '-eq':
      return { holds: Number(left.text) === Number(right.text), certain };
    case '-ne':
      return { holds: Number(left.text) !== Number(right.text), certain };
    case '-gt':
      return { holds: Number(left.text) > Number(right.text), certain };
    case '-ge':
      return { holds: Number(left.text) >= Number(right.text), certain };
    case '-lt':
      return { holds: Number(left.text) < Number(right.text), certain };
    default:
      return undefined;
  }
}

/** Whether a glob pattern of the shell fits the whole text. */
export function globFits(pattern: string, text: string): boolean {
  if (pattern.length > 200) return false;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
    .replace(/\[!/g, '[^');
  try {
    return new RegExp(`^${source}$`, 's').test(text);
  } catch {
    return pattern === text;
  }
}

function indexOf(words: readonly Argument[], operators: readonly string[]): number {
  return words.findIndex(({ value }) => value.kind === 'literal' && typeof value.value === 'string' && operators.includes(value.value));
}

export function negate(verdict: Verdict | undefined): Verdict | undefined {
  return verdict && { holds: !verdict.holds, certain: verdict.certain };
}

function either(a: Verdict | undefined, b: Verdict | undefined): Verdict | undefined {
  if (a?.holds === true && a.certain) return a;
  if (b?.holds === true && b.certain) return b;
  return a && b && { holds: a.holds || b.holds, certain: a.certain && b.certain };
}

function both(a: Verdict | undefined, b: Verdict | undefined): Verdict | undefined {
  if (a?.holds === false && a.certain) return a;
  if (b?.holds === false && b.certain) return b;
  return a && b && { holds: a.holds && b.holds, certain: a.certain && b.certain };
}
