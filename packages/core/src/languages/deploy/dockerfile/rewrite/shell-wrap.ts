import { isPlainWord } from '../../../../syntax/rewriting/words.js';
import { expansion, literalIn, titleOf } from '../../../../syntax/rewriting/variable.js';
import { inserting, replacing, spanOf } from '../../../../syntax/rewriting/text-change.js';
import type { Change, Edit } from '../../../../vocabulary/change.js';
import type { Document } from '../../../../vocabulary/document.js';
import type { Fact } from '../../../../vocabulary/facts/index.js';
import { literalText } from '../../../../vocabulary/script.js';
import { dockerfileTree } from '../instructions.js';

/**
 * A command in exec form becomes one that a shell reads and then makes room for: `["sh", "-c", "exec gunicorn … :${PORT:-8000}"]`. Only
 * where the image has a shell, and where one instruction says the whole command.
 */
export function shellWrap(
  document: Document,
  change: Extract<Change, { readonly kind: 'read-environment' }>,
  stated: () => readonly Fact[],
): Edit | undefined {
  const found = literalIn(document, change, stated);
  if (!found?.isExec) return undefined;
  const { instructions } = document.parsed(dockerfileTree);
  const isWhole = instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT').length === 1;
  const hasShell = stated().some((fact) => fact.kind === 'image-stage' && fact.final && fact.shell !== undefined);
  const { words } = found.run;
  const spans = words.map(({ location }) => spanOf(document, location));
  const first = spans[0];
  if (!isWhole || !hasShell || !first || !words.every((word) => isPlainWord(literalText(word) ?? ' '))) return undefined;
  const gaps = spans.slice(1).map((span, index) => ({ start: spans[index]?.end ?? 0, end: span?.start ?? 0 }));
  if (!gaps.every(({ start, end }) => /^"[ \t]*,[ \t]*"$/.test(document.text.slice(start, end)))) return undefined;
  const changes = [
    inserting(document, first.start, 'sh", "-c", "exec '),
    ...gaps.map(({ start, end }) => replacing(document, start, end, ' ')),
    ...expansion(document, found, change.name),
  ];
  return { safe: false, title: titleOf(change), changes };
}
