import { literalValue } from '../../values/credential.js';
import type { Located } from '../../vocabulary/location.js';
import type { Value } from '../../vocabulary/value.js';
import { WRAPPERS } from '../../knowledge/installers/wrappers.js';
import { basename } from '../../vocabulary/paths.js';

/** One word of a command as it is written, with variables by name and without secrets. */
export interface Word extends Located {
  readonly text: string;
  /** It holds something that only running tells. */
  readonly open: boolean;
}

/** The words of a run, after programs that only start another one; `python -m pip` is written `pip`. */
export function wordsOf(values: readonly Value[]): readonly Word[] {
  const words = values.map(wordOf);
  return withoutModule(withoutWrappers(words));
}

/** Words with variables in place of which a literal is known split into what the shell would make of them. */
export function expanded(words: readonly Word[], valueOf: (variable: string) => string | undefined): readonly Word[] {
  return words.flatMap((word) => {
    const variable = word.open ? /^\$(\w+)$/.exec(word.text)?.[1] : undefined;
    const text = variable === undefined ? undefined : valueOf(variable);
    if (text === undefined) return [word];
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => ({ ...word, text: each, open: false }));
  });
}

function wordOf(value: Value): Word {
  return { text: textOf(value), open: value.kind !== 'literal', location: value.location };
}

function textOf(value: Value): string {
  switch (value.kind) {
    case 'literal': {
      const safe = typeof value.value === 'string' ? literalValue(value.value, value.location) : value;
      return safe.kind === 'literal' ? String(safe.value ?? '') : textOf(safe);
    }
    case 'credential':
      return '***';
    case 'environment':
      return value.name === undefined ? '$…' : `$${value.name}`;
    case 'parameter':
      return `$${value.name}`;
    case 'text':
      return value.parts.map(textOf).join('');
    default:
      return '…';
  }
}

function withoutWrappers(words: readonly Word[]): readonly Word[] {
  let from = 0;
  for (;;) {
    const program = basename(words[from]?.text ?? '');
    const values = Object.hasOwn(WRAPPERS, program) ? WRAPPERS[program] : undefined;
    if (!values) return words.slice(from);
    from += 1;
    while (from < words.length) {
      const text = words[from]?.text ?? '';
      if (values.includes(text)) from += 2;
      else if (text.startsWith('-') || (program === 'env' && /^\w+=/.test(text))) from += 1;
      else break;
    }
  }
}

/** Python runs pip, uv, poetry, pipenv and pdm as modules, too; npx and `uv run` start package managers. */
function withoutModule(words: readonly Word[]): readonly Word[] {
  const program = basename(words[0]?.text ?? '');
  if (/^python(?:\d(?:\.\d+)?)?$/.test(program) && words[1]?.text === '-m') return words.slice(2);
  const inner = program === 'uv' && words[1]?.text === 'run' ? 2 : program === 'npx' ? 1 : 0;
  const runs = inner > 0 && /^(?:pip3?|(?:pnpm|yarn|npm|bun)(?:@.*)?)$/.test(words[inner]?.text ?? '');
  if (!runs) return words;
  return words.slice(inner).map((word, index) => (index === 0 ? { ...word, text: word.text.replace(/@.*$/, '') } : word));
}
