import { platformOf } from '../../knowledge/platforms/index.js';
import type { Command, Workload } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import { type Argument, argumentsOf, word } from '../commands/argument.js';
import type { BuiltImage } from './images.js';

/** The words of process 1, and where they stand. */
export interface Start {
  readonly words: readonly Argument[];
  /** The instruction or key that says what runs. */
  readonly declared: Location;
}

/** What a workload starts: its own entry point and command over those of its image. */
export function startOf(workload: Workload, image: BuiltImage | undefined): Start | undefined {
  const entrypoint = workload.entrypoint ?? image?.entrypoint;
  const command = workload.command ?? (workload.entrypoint ? undefined : image?.command);
  const shell = shellOf(workload, image);
  const head = entrypoint ? wordsOf(entrypoint, shell) : [];
  // A shell in front takes no further words: CMD is not heard.
  const tail = command && !(entrypoint?.form === 'shell') ? wordsOf(command, shell) : [];
  const words = [...head, ...tail];
  // Whoever runs an image alone gives its entry point the words that they like.
  const isOpen = workload.form === 'dockerfile' && entrypoint?.form === 'exec' && !command;
  const declared = command?.location ?? entrypoint?.location;
  return words.length === 0 || !declared ? undefined : { words: isOpen ? [...words, anyWords(declared)] : words, declared };
}

/** The words of a command; a text for a shell gets that shell in front. */
export function wordsOf(command: Command, shell: string): readonly Argument[] {
  const { script, form, location } = command;
  const [first, ...more] = script.statements;
  if (form === 'exec' && first?.kind === 'run' && more.length === 0 && first.assignments.length === 0) return argumentsOf(first);
  if (script.statements.length === 0) return [];
  return [word(shell, location), word('-c', location), { ...word('', location), script }];
}

function anyWords(location: Location): Argument {
  return { value: { kind: 'parameter', name: '@', location } };
}

function shellOf(workload: Workload, image: BuiltImage | undefined): string {
  if (image) return image.shell === 'bash' ? 'bash' : 'sh';
  return platformOf(workload.form)?.shell ?? 'sh';
}
