import { ProseBuilder, type Block, type Prose } from '../../syntax/prose/blocks.js';
import type { Claim } from '../../vocabulary/facts/index.js';
import { factorNamed, isTagline, namesMethod } from './factor-names.js';
import { isAssertion, markOf, saysCompliance, withoutMarks } from './stance.js';

/** Columns that tell what ought to be, or what is still to do, and not what is. */
const ELSEWHERE =
  /principle|description|requirement|guideline|recommend|gap|to-?do|next|action|meaning|definition|explanation|priority|effort|link|reference|what it (?:is|means|says)|rule|summary|question|why/i;
/** Words of a cell about how far it is done. */
const DONE = /^(?:yes|done|complete[d]?|compliant|implemented|full(?:y)?(?: compliant| implemented)?|pass(?:ed|es)?|ok)$/i;
const UNDONE = /^(?:no|none|partial(?:ly)?.*|todo|pending|planned|n\/a|missing|fail(?:ed|s)?|not .*|in progress|-|–|—)$/i;

/** What a row of a table claims, and in which words; undefined where it claims nothing. */
export function rowClaim(
  { header, cells }: Extract<Block, { kind: 'row' }>,
  scope: { readonly isAbout: boolean; readonly factor?: number },
): { readonly prose: Prose; readonly says: Pick<Claim, 'factor' | 'whole' | 'general'> } | undefined {
  const whole = cells.map(({ text }) => text).join(' ');
  const states = cells.map(({ text }) => withoutMarks(text));
  if (markOf(whole) === 'undone' || states.some((text) => UNDONE.test(text))) return undefined;
  const isDone = markOf(whole) === 'done' || states.some((text) => DONE.test(text));
  const isAbout = scope.isAbout || header.some(({ text }) => /\bfactor\b/i.test(text) || namesMethod(text));
  const found = isAbout ? factorOfRow(states) : undefined;
  const factor = found?.factor ?? (isAbout ? scope.factor : undefined);
  const told = cells.filter(
    ({ text }, index) =>
      !(found?.columns.includes(index) ?? false) &&
      !ELSEWHERE.test(header[index]?.text ?? '') &&
      !isTagline(text) &&
      !DONE.test(withoutMarks(text)) &&
      withoutMarks(text) !== '',
  );
  const text = told.map((cell) => withoutMarks(cell.text)).join(' · ');
  const isGeneral = told.some((cell) => namesMethod(cell.text) && saysCompliance(cell.text));
  if (found ? !isDone && told.length === 0 : !isGeneral) return undefined;
  if (text !== '' && !isAssertion(text, isDone)) return undefined;
  return {
    prose: joined(cells.filter((cell, index) => told.includes(cell) || (found?.columns.includes(index) ?? false) || told.length === 0)),
    says: {
      ...(factor === undefined ? {} : { factor }),
      ...(found && isDone ? { whole: true } : {}),
      ...(isGeneral ? { general: true } : {}),
    },
  };
}

/** The factor that the first cells name: `III`, `Config`. */
function factorOfRow(cells: readonly string[]): { readonly factor: number; readonly columns: readonly number[] } | undefined {
  for (const index of [0, 1]) {
    const factor = factorNamed(cells[index] ?? '');
    if (factor !== undefined) return { factor, columns: index === 0 ? [0] : [0, 1] };
  }
  const both = factorNamed(`${cells[0] ?? ''}. ${cells[1] ?? ''}`);
  return both === undefined ? undefined : { factor: both, columns: [0, 1] };
}

function joined(cells: readonly Prose[]): Prose {
  const builder = new ProseBuilder();
  cells.forEach(({ text, offsets, codes }, index) => {
    if (index > 0) builder.add(' · ', offsets[0] ?? 0, offsets[0] ?? 0);
    let last = 0;
    for (const code of codes) {
      for (let at = last; at < code.start; at += 1) builder.add(text[at]!, offsets[at]!);
      builder.addCode(code.text, offsets[code.start]!);
      last = code.end;
    }
    for (let at = last; at < text.length; at += 1) builder.add(text[at]!, offsets[at]!);
  });
  return builder.build();
}
