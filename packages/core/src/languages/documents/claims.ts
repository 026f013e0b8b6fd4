import { placeOf, sliceProse, type Block, type Prose } from '../../syntax/prose/blocks.js';
import type { Document } from '../../vocabulary/document.js';
import type { Claim } from '../../vocabulary/facts/index.js';
import { factorAtStart, factorNamed, isTagline, namesMethod } from './factor-names.js';
import { namesIn } from './names.js';
import { rowClaim } from './rows.js';
import { sentencesOf } from './sentences.js';
import { statementText } from './shown-text.js';
import { isAssertion, markOf, saysCompliance, speaksOfItself, withoutMarks } from './stance.js';

/** What a statement stands under. */
export interface Scope {
  /** A heading above, or the document itself, is about the method: names of factors are its factors. */
  readonly isAbout: boolean;
  /** The section itself says how the method is followed: what it lists is claimed. */
  readonly isList: boolean;
  readonly factor?: number;
}

/** A file about the method. */
const ABOUT_METHOD = /(?:^|[/_.-])(?:12|twelve)[-_ ]?factors?(?:$|[/_.-])/i;
/** A title that promises a list of claims. */
const PROMISES = /complian|adher|check-?list|conform|alignment|follow/i;
/** Sections that lead elsewhere. */
const LEADS_AWAY =
  /^\W*(?:references?|resources?|links?|further reading|see also|learn more|read more|licen[cs]e|credits?|sources?|related)\b/i;

/**
 * The statements of a document that the application complies. A statement is a claim under a heading about the method or one of its
 * factors, or where it says itself that the method is followed. What denies, plans, urges, quotes or explains is none.
 * @param isMeant somebody asked for this very document: what stands under a factor counts whatever its title
 */
export function* claimsIn(blocks: readonly Block[], document: Document, isMeant: boolean): Generator<Claim> {
  const walk = new Walk(document, isMeant || ABOUT_METHOD.test(document.path));
  for (const block of blocks) yield* walk.step(block);
}

/** Below every heading. */
const DEEPEST_HEADING = 9;

/** A line before a list that says how the method is followed. */
function opensList(text: string): boolean {
  return namesMethod(text) && (text.trim().endsWith(':') || (text.trim().split(/\s+/).length <= 8 && !/[.!?]$/.test(text.trim())));
}

interface Section {
  readonly depth: number;
  readonly scope: Scope;
}

class Walk {
  readonly #document: Document;
  readonly #isAboutMethod: boolean;
  #isFirst = true;
  #sections: Section[] = [];
  #items: Section[] = [];

  constructor(document: Document, isAboutMethod: boolean) {
    this.#document = document;
    this.#isAboutMethod = isAboutMethod;
  }

  *step(block: Block): Generator<Claim> {
    if (block.kind !== 'item' && block.kind !== 'code') this.#items = [];
    switch (block.kind) {
      case 'heading':
        yield* this.#heading(block.depth, block.prose);
        return;
      case 'item':
        yield* this.#item(block.depth, block.prose, block.checked);
        return;
      case 'row': {
        const found = rowClaim(block, this.#scope());
        if (found) yield this.#claim(found.prose, { form: 'row', ...found.says });
        return;
      }
      case 'paragraph':
        if (opensList(block.prose.text)) yield* this.#heading(DEEPEST_HEADING, block.prose);
        else if (this.#closesList(block.prose.text)) this.#sections = this.#sections.filter(({ depth }) => depth < DEEPEST_HEADING);
        for (const sentence of sentencesOf(block.prose)) yield* this.#sentence(sentence);
        return;
      default:
        return;
    }
  }

  #scope(): Scope {
    return this.#items.at(-1)?.scope ?? this.#sections.at(-1)?.scope ?? { isAbout: this.#isAboutMethod, isList: false };
  }

  /** Whether a paragraph follows a list that one before has opened. */
  #closesList(text: string): boolean {
    return this.#sections.at(-1)?.depth === DEEPEST_HEADING && !isTagline(text);
  }

  *#heading(depth: number, prose: Prose): Generator<Claim> {
    this.#sections = this.#sections.filter((section) => section.depth < depth);
    const above = this.#scope();
    const isNamed = namesMethod(prose.text);
    const isTitle = this.#isFirst && depth <= 2;
    this.#isFirst = false;
    const isAbout = above.isAbout || isNamed;
    const named = isAbout ? (factorAtStart(prose.text)?.factor ?? factorNamed(prose.text)) : undefined;
    const leadsAway = LEADS_AWAY.test(prose.text);
    const factor = leadsAway ? undefined : (named ?? (isNamed ? undefined : above.factor));
    // A title that names the method opens the sections of its factors; every other heading that does so opens a list of claims.
    const isList = !leadsAway && (isNamed ? !isTitle || PROMISES.test(prose.text) : above.isList);
    this.#sections.push({ depth: isTitle && isNamed ? 0 : depth, scope: { isAbout, isList, ...(factor === undefined ? {} : { factor }) } });
    if (named !== undefined && markOf(prose.text) === 'done') yield this.#claim(prose, { form: 'item', factor: named, whole: true });
  }

  *#item(depth: number, prose: Prose, checked: boolean | undefined): Generator<Claim> {
    this.#items = this.#items.filter((item) => item.depth < depth);
    const scope = this.#scope();
    const mark = checked === undefined ? markOf(prose.text) : checked ? 'done' : 'undone';
    const text = withoutMarks(prose.text);
    const named = scope.isAbout || namesMethod(prose.text) ? factorAtStart(text) : undefined;
    const factor = named?.factor ?? scope.factor;
    const isOpen = mark !== 'undone';
    const inner = { isAbout: scope.isAbout && isOpen, isList: scope.isList && isOpen };
    this.#items.push({ depth, scope: { ...inner, ...(factor === undefined || !isOpen ? {} : { factor }) } });
    if (mark === 'undone') return;
    const says = withoutTaglines(named ? text.slice(named.rest).trim() : text);
    if (isCommand(prose)) return;
    const isWhole = named !== undefined && mark === 'done';
    if (says.endsWith('?')) {
      if (scope.isAbout && factor !== undefined) yield this.#claim(prose, { form: 'question', factor });
    } else if (named !== undefined && (says === '' || isTagline(says))) {
      if (isWhole) yield this.#claim(prose, { form: 'item', factor: named.factor, whole: true });
    } else if (!isLabel(says) && !isTagline(says) && isAssertion(says, mark === 'done')) {
      const isGeneral = namesMethod(says) && saysCompliance(says);
      if (factor !== undefined || scope.isList || isGeneral)
        yield this.#claim(prose, {
          form: 'item',
          ...(factor === undefined ? {} : { factor }),
          ...(isWhole ? { whole: true } : {}),
          ...(isGeneral ? { general: true } : {}),
        });
    }
  }

  *#sentence(prose: Prose): Generator<Claim> {
    const scope = this.#scope();
    const mark = markOf(prose.text);
    const text = withoutMarks(prose.text);
    if (mark === 'undone' || text.endsWith(':') || text.endsWith('?') || isTagline(text)) return;
    if (!isAssertion(text, mark === 'done')) return;
    const named = scope.isAbout ? factorAtStart(text) : undefined;
    const factor = named?.factor ?? scope.factor;
    const isGeneral = namesMethod(text) && saysCompliance(text) && text.split(/\s+/).length > 2;
    const isOwn = prose.codes.length > 0 || mark === 'done' || named !== undefined || speaksOfItself(text);
    if (!isGeneral && (factor === undefined || !isOwn)) return;
    const isWhole = named !== undefined && mark === 'done';
    if (named?.rest === text.length && !isWhole) return;
    yield this.#claim(prose, {
      form: 'sentence',
      ...(factor === undefined ? {} : { factor }),
      ...(isWhole ? { whole: true } : {}),
      ...(isGeneral ? { general: true } : {}),
    });
  }

  #claim(prose: Prose, says: Pick<Claim, 'form' | 'factor' | 'whole' | 'general'>): Claim {
    const trimmed = sliceProse(prose, 0, prose.text.length);
    return {
      kind: 'claim',
      location: placeOf(this.#document, trimmed),
      text: statementText(withoutMarks(trimmed.text)),
      ...says,
      names: namesIn(trimmed).map(({ text, start, end }) => ({ text, location: placeOf(this.#document, trimmed, start, end) })),
    };
  }
}

/** Words before a list that only name it: `Backing services:`. */
function isLabel(text: string): boolean {
  return text.endsWith(':') && text.split(/\s+/).length <= 4;
}

/** A text without the lines that only repeat what 12factor.net says, where others are left. */
function withoutTaglines(text: string): string {
  const own = text.split('\n').filter((line) => !isTagline(line));
  return own.length === 0 ? text : own.join('\n').trim();
}

/** A statement that is nothing but code of several words. */
function isCommand({ text, codes }: Prose): boolean {
  return codes.length === 1 && codes[0]?.text === text.trim() && /\s/.test(text.trim());
}
