import { readJson } from '../../../syntax/json.js';
import { isScalar, itemsOf } from '../../../syntax/node.js';
import { shellOf } from '../../../syntax/shell/index.js';
import { SHELLS } from '../../../syntax/shell/interpreter.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import { execCommand, shellCommand, type CommandRole } from '../command.js';
import { wordsOfParts, type Word } from '../words.js';
import { placeOf, type Instruction } from './instructions.js';

/**
 * The words of the exec form, or undefined for the shell form. As Docker reads it: what is no JSON list of strings
 * (single quotes, a comma too many) is given to the shell.
 */
function execWords(body: Document): Word[] | undefined {
  if (!body.text.startsWith('[') || !isListOfStrings(body.text)) return undefined;
  const items = readJson(body).roots.flatMap((root) => [...itemsOf(root)]);
  return wordsOfParts(
    items.filter(isScalar).map((item) => item.part()),
    'none',
  );
}

/** The texts of a JSON list of strings, or undefined. */
export function listOfTexts(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

function isListOfStrings(text: string): boolean {
  return listOfTexts(text) !== undefined;
}

/** The command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, of which `body` may be a part. */
export function commandIn(body: Document, role: CommandRole, location: Location): Command {
  const words = execWords(body);
  return words ? execCommand(words, role, location, placeOf(body)) : shellCommand(body, role, location);
}

/** The command of a RUN: a heredoc that stands alone is the program itself, other heredocs are the shell's. */
export function runCommand(instruction: Instruction, role: CommandRole): Command | undefined {
  const { body, whole, heredocs, location } = instruction;
  const [heredoc] = heredocs;
  if (!heredoc) return commandIn(body, role, location);
  if (body.text.trim() !== heredoc.opener) return shellCommand(whole, role, location);
  return isForeign(heredoc.content.text) ? undefined : shellCommand(heredoc.content, role, location);
}

/** Scripts that `COPY <<EOF /path` writes into the image, by where they are put. */
export function* writtenScripts(instruction: Instruction, to: string, role: CommandRole): Generator<Command> {
  for (const { content } of instruction.heredocs) {
    const shell = shellOf(content.text);
    const isScript = shell === undefined ? to.endsWith('.sh') : SHELLS.has(shell);
    if (isScript) yield shellCommand(content, { ...role, purpose: 'script', name: to });
  }
}

/** The program is written in a language other than the shell's. */
function isForeign(text: string): boolean {
  const program = shellOf(text);
  return program !== undefined && !SHELLS.has(program);
}

/** The command that a `HEALTHCHECK` runs, `none` where it takes the base image's away. */
export function healthcheckOf({ body, location }: Instruction, stage: number): { command?: Command; none?: true } {
  if (/^NONE$/i.test(body.text.trim())) return { none: true };
  const word = /^CMD\s+/i.exec(body.text)?.[0];
  if (word === undefined) return {};
  const part = body.part(word.length, body.text.length);
  return { command: commandIn(part, { purpose: 'health', from: 'dockerfile', stage }, location) };
}
