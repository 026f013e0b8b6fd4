import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { Command, Fact } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import { literalText, walkStatements, type Run } from '../../vocabulary/script.js';
import { commandsIn } from './scripts.js';
import { inserting, spanOf } from './text-change.js';

type ReadEnvironment = Extract<Change, { readonly kind: 'read-environment' }>;

/** A literal in a command, and the command that it is in. */
export interface LiteralInCommand {
  readonly command: Command;
  readonly run: Run;
  /** Offsets of the literal. */
  readonly start: number;
  readonly end: number;
  /** Nothing expands a variable there. */
  readonly isExec: boolean;
}

/** Finds the literal that a variable is to take the place of; undefined where it is not written out, or in single quotes. */
export function literalIn(
  document: Document,
  { place, missing }: ReadEnvironment,
  stated: () => readonly Fact[],
): LiteralInCommand | undefined {
  const text = typeof missing === 'object' && missing.kind === 'literal' ? String(missing.value) : '';
  const span = spanOf(document, place);
  if (!span || !/^\w+$/.test(text)) return undefined;
  const written = document.text.slice(span.start, span.end);
  const at = written.lastIndexOf(text);
  const isWhole = at >= 0 && !/\w/.test(`${written[at - 1] ?? ''}${written[at + text.length] ?? ''}`);
  if (!isWhole || written.includes("'") || written.includes('$')) return undefined;
  const start = span.start + at;
  for (const command of commandsIn(stated())) {
    const run = innermostRun(command, document, start);
    if (!run) continue;
    return { command, run, start, end: start + text.length, isExec: command.form === 'exec' && command.script.statements.includes(run) };
  }
  return undefined;
}

/** `8000` becomes `${PORT:-8000}`, where a shell reads it. */
export function readVariable(document: Document, change: ReadEnvironment, stated: () => readonly Fact[]): Edit | undefined {
  const found = literalIn(document, change, stated);
  if (!found || found.isExec) return undefined;
  return { safe: false, title: titleOf(change), changes: expansion(document, found, change.name) };
}

export function titleOf({ name }: ReadEnvironment): string {
  return `Let ${name} set it, with what it is now as the default`;
}

/** Around the literal, which stays. */
export function expansion(document: Document, { start, end }: Pick<LiteralInCommand, 'start' | 'end'>, name: string) {
  return [inserting(document, start, `\${${name}:-`), inserting(document, end, '}')];
}

function innermostRun({ script }: Command, document: Document, offset: number): Run | undefined {
  const runs = [...walkStatements(script.statements)].filter((each): each is Run => each.kind === 'run' && each.words.length > 0);
  return runs.findLast(({ words, location }) => {
    const isInside = (place: Location) => {
      const span = spanOf(document, place);
      return span !== undefined && span.start <= offset && offset < span.end;
    };
    return isInside(location) && words.some((word) => isInside(word.location) && literalText(word) !== undefined);
  });
}
