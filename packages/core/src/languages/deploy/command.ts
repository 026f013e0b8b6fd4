import { readScript } from '../../syntax/shell/index.js';
import { SHELLS } from '../../syntax/shell/interpreter.js';
import type { Document } from '../../vocabulary/document.js';
import type { Command } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import type { Word } from './words.js';

/** What a command fact says beside what it runs. */
export type CommandRole = Pick<Command, 'purpose' | 'from' | 'name' | 'stage' | 'job'>;

/** A command that a shell reads. */
export function shellCommand(text: Document, role: CommandRole, location: Location = wholeOf(text)): Command {
  return commandOf(readScript(text), 'shell', role, location);
}

/** A command of which each word is written by itself. `at` is where the words stand, where that is less than the command. */
export function execCommand(words: readonly Word[], role: CommandRole, location: Location, at: Location = location): Command {
  return commandOf(scriptOfWords(words, at), 'exec', role, location);
}

/** A command of a script that is there already. */
export function commandOf(script: Script, form: Command['form'], role: CommandRole, location: Location): Command {
  const all = [...walkStatements(script.statements)];
  const isOpaque = all.length > 0 && all.every(({ kind }) => kind === 'unknown');
  return { kind: 'command', location, script, form, ...role, ...(isOpaque && { opaque: true }) };
}

/** Words as a program of one statement; the program of `sh -c` in them is read. No words, no statement. */
export function scriptOfWords(words: readonly Word[], location: Location): Script {
  if (words.length === 0) return { statements: [], location };
  const inner = innerProgram(words);
  const script = inner && readScript(inner.part);
  const isSecret = script !== undefined && JSON.stringify(script).includes('"kind":"credential"');
  const values = words.map((word): Value => (isSecret && word === inner ? { kind: 'unknown', location: word.value.location } : word.value));
  return { statements: [{ kind: 'run', words: values, assignments: [], exec: false, ...(script && { script }), location }], location };
}

/** The program of `sh -c program`, wherever the shell stands (`tini -- sh -c …`). */
function innerProgram(words: readonly Word[]): Word | undefined {
  const shell = words.findIndex(({ value }) => SHELLS.has(literalText(value)?.split('/').at(-1) ?? ''));
  if (shell < 0) return undefined;
  let hasCommand = false;
  let index = shell + 1;
  for (; index < words.length; index++) {
    const text = literalText(words[index]!.value);
    if (text === undefined || !/^[-+][a-zA-Z-]+$/.test(text)) break;
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) hasCommand = true;
    if (/^[-+][a-zA-Z]*o$/.test(text)) index++;
  }
  return hasCommand ? words[index] : undefined;
}

function wholeOf(text: Document): Location {
  return text.locate(0, text.text.length);
}

/** Whether words end in a shell that still waits for its program (`sh -c`). */
export function needsProgram(words: readonly Word[]): boolean {
  const texts = words.map(({ value }) => literalText(value) ?? '');
  const shell = texts.findIndex((text) => SHELLS.has(text.split('/').at(-1) ?? ''));
  const options = texts.slice(shell + 1);
  return (
    shell >= 0 &&
    options.some((text) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) &&
    options.every((text) => /^[-+]/.test(text) || text === 'pipefail')
  );
}
