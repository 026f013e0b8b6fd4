import { PROGRAM_CALLS, type ProgramRow } from '../../../knowledge/python/programs.js';
import type { ProgramCall } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import type { PythonModule } from '../module.js';
import { isString, literal } from '../values/place.js';
import { argument, knownCalls } from './calls.js';

/** Other programs that the code starts. */
export function* programCalls(module: PythonModule): Generator<ProgramCall> {
  for (const { node, name, row, given } of knownCalls(module, PROGRAM_CALLS)) {
    const first = argument(given, { position: 0, named: 'args' }) ?? argument(given, { named: 'cmd' });
    if (!first) continue;
    const shell = given.named.get('shell');
    const form: ProgramRow['form'] = row.form === 'list' && shell && module.text(shell) === 'True' ? 'shell' : row.form;
    const words = form === 'words' ? given.positional.map((each) => module.value(each)) : wordsOf(module.value(first), form);
    yield { kind: 'program-call', arguments: words, call: name, location: module.at(node) };
  }
}

function wordsOf(value: Value, form: ProgramRow['form']): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (form === 'shell' && isString(value))
    return value.value
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => literal(word, value.location));
  if (form === 'shell' && value.kind === 'text') {
    const [first, ...rest] = value.parts;
    return isString(first)
      ? [
          ...first.value
            .split(/\s+/)
            .filter(Boolean)
            .map((word) => literal(word, first.location)),
          ...rest,
        ]
      : value.parts;
  }
  return [value];
}
