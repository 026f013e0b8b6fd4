import { shownText, type Model, type Value } from '@factorlint/core';

export type Process = Model['processes'][number];
export type DeployPath = Model['paths'][number];
type Step = NonNullable<Process['main']>;

/** What is folder and what is option of a package's own program folder says nothing. */
const BIN_FOLDER = /^(?:\/?(?:[\w.@-]+\/)*(?:bin|\.bin|scripts)\/)(?=[\w.-]+$)/;

/** The command of a step as one types it, secrets hidden, folders of programs left out. */
export function stepText({ arguments: words }: Step): string {
  return words.map((word, index) => wordText(word, index === 0)).join(' ');
}

function wordText(word: Value, isProgram: boolean): string {
  const text = valueShown(word);
  const short = isProgram ? text.replace(BIN_FOLDER, '') : text;
  return /[\s'"]/.test(short) || short === '' ? `'${short.replace(/\s+/g, ' ')}'` : short;
}

/** A value in a command or of a port: `$PORT`, `${PORT:-8000}`, `8000`. */
export function valueShown(value: Value): string {
  switch (value.kind) {
    case 'environment': {
      const name = value.name ?? '…';
      return typeof value.missing === 'object' ? `\${${name}:-${valueShown(value.missing)}}` : `$${name}`;
    }
    case 'text':
      return value.parts.map(valueShown).join('');
    case 'choice':
      return [...new Set(value.options.map((option) => valueShown(option.value)))].join(' or ');
    case 'parameter':
      return `$${value.name}`;
    default:
      return shownText(value);
  }
}

/** What runs before the main program, in short: `migrate, collectstatic`. */
export function stepNames(steps: readonly Step[]): string {
  return steps
    .map((step) => `${shortName(step)}${step.conditional ? ' (under a condition)' : ''}${step.background ? ' (beside it)' : ''}`)
    .join(', ');
}

/** The program and the word that tells what it does. */
function shortName({ arguments: words }: Step): string {
  const [program = '', ...rest] = words.map(valueShown);
  const telling = rest.find(
    (word, index) => !/^--?[\w-]+$/.test(rest[index - 1] ?? '') && /^[a-z][\w:.-]*$/i.test(word) && !/\.(?:py|[cm]?js|sh)$/.test(word),
  );
  const script = rest.find((word) => /\.(?:py|[cm]?js|sh)$/.test(word));
  const name = program.replace(/^.*\//, '');
  return [name, script?.replace(/^.*\//, ''), telling].filter((word) => word !== undefined).join(' ');
}
