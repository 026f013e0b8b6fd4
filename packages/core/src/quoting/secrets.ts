import type { Location } from '../vocabulary/location.js';
import { maskLine } from './mask.js';
import { mergeSpans, type Span } from './spans.js';
import { SourceLines, type ReadSource } from './source-lines.js';

/** In the place of every secret, whatever its length. */
export const REDACTED = '[REDACTED]';

/** Shorter texts stand everywhere without being the secret. */
const SHORTEST = 4;
/** A text as long as this is the secret wherever it stands. */
const SHORTEST_ELSEWHERE = 12;

/** What stands at the places that must not be shown. */
export interface Secrets {
  /** Whether a text holds a line of a secret. */
  readonly isIn: (text: string) => boolean;
  /** Where a line of source repeats a secret that the report knows from another place. */
  readonly repeatedIn: (line: string) => readonly Span[];
  /** The text with secrets that it repeats masked. No rule should say one; this is the second lock. */
  readonly mask: (text: string) => string;
}

/** Reads the files when it is first asked. */
export function openSecrets(redactions: readonly Location[], read: ReadSource): Secrets {
  let known: readonly string[] | undefined;
  const secrets = () => (known ??= collect(redactions, read));
  const repeatedIn = (line: string) => secrets().flatMap((secret) => (secret.length < SHORTEST_ELSEWHERE ? [] : occurrences(secret, line)));
  return {
    isIn: (text) => secrets().some((secret) => text.includes(secret)),
    repeatedIn,
    mask: (text) => maskLine(text, mergeSpans(repeatedIn(text)), REDACTED),
  };
}

function occurrences(secret: string, line: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = line.indexOf(secret); at >= 0; at = line.indexOf(secret, at + secret.length)) {
    spans.push({ start: at + 1, end: at + 1 + secret.length });
  }
  return spans;
}

function collect(redactions: readonly Location[], read: ReadSource): readonly string[] {
  const source = new SourceLines((path) => read(path).replace(/^\uFEFF/, ''));
  const secrets = new Set<string>();
  for (const { path, range } of redactions) {
    const lines = source.of(path);
    if (!range) continue;
    for (let line = range.start.line; line <= Math.min(range.end.line, lines.length); line += 1) {
      const text = lines[line - 1] ?? '';
      const from = line === range.start.line ? range.start.column - 1 : 0;
      const secret = text.slice(from, line === range.end.line ? range.end.column - 1 : text.length).trim();
      const bare = secret.replace(/^['"`]+|['"`]+$/g, '');
      if (bare.length >= SHORTEST) secrets.add(bare);
    }
  }
  return [...secrets];
}
