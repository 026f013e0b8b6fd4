import type { KnownViolation } from '@factorlint/core';
import { merged } from './known-violations.js';

/** A baseline's text is no baseline. The message is a sentence for the person who named the file. */
export class InvalidBaseline extends Error {
  override readonly name = 'InvalidBaseline';
}

const VERSION = 1;

/**
 * The text of a baseline: a line for each violation, sorted, so that branches can be merged. It holds no line numbers, no messages and no
 * secrets. Ends with a line feed.
 */
export function baselineText(violations: Iterable<KnownViolation>): string {
  const lines = merged(violations).map(({ path, rule, key, count }) => {
    const members = Object.entries({ path, rule, key, ...(count > 1 && { count }) });
    return `    { ${members.map(([name, value]) => `"${name}": ${JSON.stringify(value)}`).join(', ')} }`;
  });
  return `{\n  "version": ${VERSION},\n  "violations": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/**
 * Reads a baseline. The order of its lines does not matter, and lines that are there twice count twice, as a merge may leave them.
 * @throws {InvalidBaseline}
 */
export function parseBaseline(text: string): readonly KnownViolation[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const hint = /^(?:<{7}|={7}|>{7})/m.test(text) ? ': a merge has left its marks' : '';
    throw new InvalidBaseline(`It is no JSON${hint}.`);
  }
  if (!isRecord(data) || !Array.isArray(data['violations'])) throw new InvalidBaseline('It is no baseline: it lists no violations.');
  if (data['version'] !== VERSION) throw new InvalidBaseline('It was written by another version of factorlint: write it again.');
  return merged(
    data['violations'].map((entry: unknown, index) => {
      const { path, rule, key, count = 1 } = isRecord(entry) ? entry : {};
      const isGood = [path, rule, key].every((each) => typeof each === 'string') && Number.isInteger(count) && Number(count) > 0;
      if (!isGood) throw new InvalidBaseline(`Its violation ${index + 1} lacks a path, a rule, a key or a count above 0.`);
      return { path, rule, key, count } as KnownViolation;
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
