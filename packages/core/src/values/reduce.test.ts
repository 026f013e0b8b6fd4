import { describe, expect, it } from 'vitest';
import type { Location } from '../vocabulary/location.js';
import type { Reference, Value } from '../vocabulary/value.js';
import { outcomesOf } from './outcomes.js';
import { reduce } from './reduce.js';

const at = (line: number, path = 'a.py'): Location => ({ path, range: { start: { line, column: 1 }, end: { line, column: 9 } } });
const literal = (value: string | number | boolean | null, line = 1): Value => ({ kind: 'literal', value, location: at(line) });
const environment = (name: string, missing: 'fails' | 'empty' | Value = 'empty'): Value => ({
  kind: 'environment',
  name,
  missing,
  location: at(1),
});
const reference = (module: string, name: string, line = 1): Reference => ({ kind: 'reference', module, name, location: at(line) });

describe('reduce', () => {
  it('joins a text of literals, and keeps what is not one', () => {
    const text: Value = { kind: 'text', parts: [literal('0.0.0.0:'), literal(8000)], location: at(1) };
    expect(reduce(text)).toMatchObject({ kind: 'literal', value: '0.0.0.0:8000' });
    const open: Value = { kind: 'text', parts: [literal('a'), literal('b'), environment('PORT')], location: at(1) };
    expect(reduce(open)).toMatchObject({ kind: 'text', parts: [{ value: 'ab' }, { name: 'PORT' }] });
  });

  it('follows references across modules and keeps the places that it passed', () => {
    const bindings: Record<string, Value> = { './a': reference('./b', 'X', 2), './b': literal('secret', 3) };
    const reduced = reduce(reference('./a', 'X', 1), ({ module }) => bindings[module]);
    expect(reduced).toMatchObject({ kind: 'literal', value: 'secret', location: at(3), via: [at(1), at(2)] });
  });

  it('tells the places from the sink on: what a name passed in its file before the file that it comes from', () => {
    const named: Value = { ...reference('./a', 'X', 1), via: [at(9), at(5)] };
    expect(reduce(named, () => literal('x', 3))).toMatchObject({ location: at(3), via: [at(9), at(5), at(1)] });
  });

  it('leaves a reference that leads in a circle', () => {
    expect(reduce(reference('./a', 'X'), () => reference('./a', 'X'))).toMatchObject({ kind: 'reference' });
  });

  it('calls a helper that reads the environment', () => {
    const helper: Value = {
      kind: 'function',
      parameters: ['name', 'default'],
      defaults: { default: literal(null) },
      result: {
        kind: 'environment',
        nameFrom: { kind: 'parameter', name: 'name', location: at(1) },
        missing: { kind: 'parameter', name: 'default', location: at(1) },
        location: at(1),
      },
      location: at(1),
    };
    const call = (...given: Value[]): Value => ({ kind: 'call', callee: helper, arguments: given, named: {}, location: at(9) });
    expect(reduce(call(literal('DEBUG'), literal(true)))).toMatchObject({
      kind: 'environment',
      name: 'DEBUG',
      missing: { value: true },
      location: at(9),
      via: [at(1)],
    });
    expect(reduce(call(literal('DEBUG')))).toMatchObject({ kind: 'environment', name: 'DEBUG', missing: 'empty' });
  });

  it('takes members of records and of choices of records', () => {
    const record = (value: string): Value => ({
      kind: 'record',
      entries: [{ key: 'port', value: literal(value) }],
      open: false,
      location: at(1),
    });
    const choice: Value = {
      kind: 'choice',
      options: [
        { when: { value: environment('NODE_ENV'), equals: 'production', negated: false }, value: record('1') },
        { value: record('2') },
      ],
      location: at(1),
    };
    const taken = reduce({ kind: 'member', of: choice, key: 'port', location: at(2) });
    expect(outcomesOf(taken).map(({ value }) => value)).toMatchObject([{ value: '1' }, { value: '2' }]);
  });

  it('decides a choice whose condition is constant', () => {
    const choice: Value = {
      kind: 'choice',
      options: [{ when: { value: literal(false), negated: false }, value: literal('a') }, { value: literal('b') }],
      location: at(1),
    };
    expect(reduce(choice)).toMatchObject({ kind: 'literal', value: 'b' });
  });

  it('ends in bounded time on values that nest without end', () => {
    let value: Value = literal('x');
    for (let depth = 0; depth < 200; depth += 1) value = { kind: 'list', items: [value], open: false, location: at(1) };
    expect(JSON.stringify(reduce(value))).toContain('unknown');
  });
});
