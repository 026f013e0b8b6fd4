import { visible } from '../text/visible.js';
import { xmlValue } from '../text/xml.js';

/** A piece of HTML or SVG in which every text is escaped. Only `markup` makes one. */
export interface Markup {
  readonly source: string;
}

type Content = string | number | Markup | readonly (Markup | undefined)[] | false | undefined;

/**
 * HTML from a template: what stands in it is markup, what is put into it is text, unless it is markup itself. Text is shown as it is and
 * obeyed nowhere.
 */
export function markup(template: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { source: template.map((piece, index) => piece + sourceOf(contents[index])).join('') };
}

/** Pieces one after another. */
export function joined(pieces: readonly Markup[], separator = ''): Markup {
  return { source: pieces.map(({ source }) => source).join(separator) };
}

/** A text that is markup already: what is compiled into this package. */
export function trusted(source: string): Markup {
  return { source };
}

function sourceOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (typeof content !== 'object') return xmlValue(visible(String(content)));
  return 'source' in content ? content.source : content.map(sourceOf).join('');
}
