import { rewriteCommand } from '../../../../syntax/rewriting/command.js';
import { readVariable } from '../../../../syntax/rewriting/variable.js';
import { inserting } from '../../../../syntax/rewriting/text-change.js';
import { spanOf } from '../../../../syntax/rewriting/text-change.js';
import type { Change, Edit } from '../../../../vocabulary/change.js';
import type { Document } from '../../../../vocabulary/document.js';
import type { Fact } from '../../../../vocabulary/facts/index.js';
import { dockerfileTree } from '../instructions.js';
import { execForm } from './exec-form.js';
import { shellWrap } from './shell-wrap.js';

/** Writes changes in Dockerfiles. */
export function rewrite(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined {
  switch (change.kind) {
    case 'exec':
      return execForm(document, change) ?? rewriteCommand(document, change, stated);
    case 'read-environment':
      return shellWrap(document, change, stated) ?? readVariable(document, change, stated);
    case 'set-image-variable':
      return setVariable(document, change);
    default:
      return rewriteCommand(document, change, stated);
  }
}

/** An ENV after the first one of a stage, else right after its FROM. */
function setVariable(
  document: Document,
  { place, name, value, safe }: Extract<Change, { readonly kind: 'set-image-variable' }>,
): Edit | undefined {
  const at = spanOf(document, place)?.start;
  const { instructions } = document.parsed(dockerfileTree);
  const from = instructions.findIndex(({ keyword, location }) => keyword === 'FROM' && spanOf(document, location)?.start === at);
  if (from < 0) return undefined;
  const next = instructions.findIndex(({ keyword }, index) => index > from && keyword === 'FROM');
  const stage = instructions.slice(from, next < 0 ? undefined : next);
  const before = stage.find(({ keyword }) => keyword === 'ENV') ?? stage[0];
  const end = before && spanOf(document, before.location)?.end;
  if (end === undefined) return undefined;
  return { safe, title: `Set ${name}=${value} in the image`, changes: [inserting(document, end, `\nENV ${name}=${value}`)] };
}
