import { SHELLS } from '../../../../syntax/shell/interpreter.js';
import { readScript } from '../../../../syntax/shell/index.js';
import { lastRun } from '../../../../syntax/rewriting/exec.js';
import { isPlainWord } from '../../../../syntax/rewriting/words.js';
import { inserting, spanOf } from '../../../../syntax/rewriting/text-change.js';
import type { Change, Edit } from '../../../../vocabulary/change.js';
import type { Document } from '../../../../vocabulary/document.js';
import { literalText } from '../../../../vocabulary/script.js';
import { listOfTexts } from '../commands.js';
import { dockerfileTree, type Instruction } from '../instructions.js';

/**
 * Images whose own entry point, if any, runs whatever it is given. Source: the Dockerfiles of github.com/docker-library (`exec "$@"`, the
 * first word looked at only to find options and files).
 */
const NEUTRAL =
  /^(?:alpine|busybox|debian|ubuntu|buildpack-deps|python|pypy|node|ruby|golang|rust|openjdk|eclipse-temurin|perl|elixir|erlang)(?::|@|$)/;

/**
 * The exec form of a shell-form CMD, where the shell does nothing but start one program: no variable, pattern, pipe or redirection. Only
 * where nothing else is given the command: an ENTRYPOINT would see other arguments.
 */
export function execForm(document: Document, { place }: Extract<Change, { readonly kind: 'exec' }>): Edit | undefined {
  const { instructions } = document.parsed(dockerfileTree);
  const command = instructions.find((each) => each.keyword === 'CMD' && holds(document, each, place));
  if (!command || command.body.text.startsWith('[') || !isNeutral(instructions)) return undefined;
  const script = readScript(command.body);
  const run = script.statements.length === 1 ? lastRun(script, place) : undefined;
  if (!run || run.assignments.length > 0 || run.redirects || !run.words.every((word) => isPlainWord(literalText(word) ?? ' ')))
    return undefined;
  const spans = run.words.map(({ location }) => spanOf(document, location));
  const isAsWritten = run.words.every((word, index) => document.text.slice(spans[index]?.start, spans[index]?.end) === literalText(word));
  if (!isAsWritten) return undefined;
  const changes = spans.flatMap((span, index) => {
    if (!span) return [];
    const isLast = index === spans.length - 1;
    return [inserting(document, span.start, index === 0 ? '["' : '"'), inserting(document, span.end, isLast ? '"]' : '",')];
  });
  return { safe: true, title: 'Write CMD in exec form', changes };
}

function holds(document: Document, { location }: Instruction, place: Change['place']): boolean {
  const [outer, inner] = [spanOf(document, location), spanOf(document, place)];
  return outer !== undefined && inner !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}

function isNeutral(instructions: readonly Instruction[]): boolean {
  const names = new Set(
    instructions.flatMap(({ keyword, body }) => (keyword === 'FROM' ? [/\sAS\s+(\S+)/i.exec(body.text)?.[1] ?? ''] : [])),
  );
  return instructions.every(({ keyword, body }) => {
    if (keyword === 'ENTRYPOINT') return false;
    if (keyword === 'SHELL') return SHELLS.has(listOfTexts(body.text)?.[0]?.split('/').at(-1) ?? '');
    const image = body.text.split(/\s/)[0] ?? '';
    return keyword !== 'FROM' || NEUTRAL.test(image) || names.has(image);
  });
}
