import type { Value } from '@factorlint/core';
import { describe, expect, it } from 'vitest';
import { valueText, writableText } from './value-text.js';

const location = { path: 'a.py' };
const literal = (value: string | number | boolean | null): Value => ({ kind: 'literal', value, location });
const credential: Value = { kind: 'credential', looks: 'words', location };

describe('a default as a person reads it', () => {
  it.each<readonly [string, Value, boolean, string]>([
    ['a text', literal('a b'), false, 'a b'],
    ['nothing', literal(null), false, 'none'],
    ['an empty text, of a secret too', literal(''), true, 'empty'],
    ['a constant of a secret', literal('abc'), true, 'a constant (hidden)'],
    ['a number of a secret', literal(5), true, '5'],
    ['a credential', credential, false, 'a constant (hidden)'],
    ['another variable', { kind: 'environment', name: 'B', missing: credential, location }, false, 'B, else a constant (hidden)'],
    [
      'a URL with a password',
      { kind: 'text', parts: [literal('postgres://u:'), credential, literal('@h/d')], location },
      false,
      'postgres://u:********@h/d',
    ],
    ['a list', { kind: 'list', items: [literal('a'), credential], open: false, location }, false, '[a, a constant (hidden)]'],
    ['what the code computes', { kind: 'unknown', location }, false, 'computed'],
  ])('%s', (_, value, secret, text) => {
    expect(valueText(value, secret)).toBe(text);
  });
});

it('writes constants, and never those of secrets', () => {
  expect(writableText(literal(8000), false)).toBe('8000');
  expect(writableText(literal('x'), true)).toBeUndefined();
  expect(writableText(credential, false)).toBeUndefined();
  expect(writableText(undefined, false)).toBeUndefined();
});
