import type { Message } from 'sarif';

/** Most places that a message names; all others are only listed. */
const MOST_NAMED = 3;

/** A related place, as a message names it. */
export interface Link {
  /** Of the related location. */
  readonly id: number;
  /** `passage`: the value passes there · `same`: another finding on the line · `other`. */
  readonly role: 'passage' | 'same' | 'other';
  /** What is there; a sentence. */
  readonly message: string;
}

/** What is said of a finding. */
export interface Saying {
  readonly sentence: string;
  readonly links: readonly Link[];
  /** The message of the rule that says it in general, and what it is about. */
  readonly id: string;
  readonly about: string;
}

/**
 * The message of a result: the sentence, then the related places, each a link that viewers follow. As text, as Markdown, and as the
 * rule's own general message.
 */
export function messageOf({ sentence, links, id, about }: Saying): Message {
  const text = saying(sentence, links, safeText);
  const markdown = saying(sentence, links, (part) => asMarkdown(part, about));
  // Whoever has arguments puts them into what stands in braces, in the finished text too.
  const isTemplate = /[{}]/.test(text);
  return { ...(isTemplate ? {} : { id }), text, markdown, ...(isTemplate ? {} : { arguments: [about] }) };
}

function saying(sentence: string, links: readonly Link[], write: (text: string) => string): string {
  const of = (role: Link['role']) => links.filter((link) => link.role === role);
  const also = of('same').slice(0, MOST_NAMED);
  const others = of('other').slice(0, MOST_NAMED);
  return [
    write(sentence),
    ...also.map((link) => (link.message === sentence ? `The same [here](${link.id}).` : `And [here](${link.id}): ${write(link.message)}`)),
    ...passages(of('passage')),
    ...others.map((link) => `See [here](${link.id}): ${write(link.message)}`),
  ].join(' ');
}

function passages(links: readonly Link[]): string[] {
  if (links.length === 0) return [];
  const named = links.slice(0, MOST_NAMED).map(({ id }) => `[here](${id})`);
  const more = links.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const list = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}` : (all[0] ?? '');
  return [`The value passes through ${list}.`];
}

/** Nothing in it can be taken for a link to a related place. */
function safeText(text: string): string {
  return text.replace(/\](?=\(\d)/g, '] ');
}

const CODE = /`[^`]+`|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/;

/** Marks in a sentence lose their meaning; what stands in backticks, names of variables and what the finding is about become code. */
function asMarkdown(text: string, about: string): string {
  const isName = /^[\w.@-]*[_/.][\w./@-]*$/.test(about);
  const name = about.replace(/[.\\]/g, '\\$&');
  const code = new RegExp(isName ? `(${CODE.source}|(?<![\\w.:/@-])${name}(?![\\w/:@-]))` : `(${CODE.source})`, 'g');
  return text
    .split(code)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part.startsWith('`') ? part : `\`${part}\``))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/&/g, '&amp;');
}
