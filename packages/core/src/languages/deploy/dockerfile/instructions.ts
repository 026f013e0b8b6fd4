import { DockerfileParser, type Copy, type Instruction as AstInstruction, type ModifiableInstruction, type Run } from 'dockerfile-ast';
import type { Comment } from '../../../syntax/comments.js';
import { fillHoles } from '../../../syntax/template-holes.js';
import { SyntaxFault, type Document, type Parser } from '../../../vocabulary/document.js';
import type { Located, Location } from '../../../vocabulary/location.js';

/** One instruction of a Dockerfile. Located from its keyword to its end. */
export interface Instruction extends Located {
  /** In capitals. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** What follows the flags: lines joined, comments between them gone, without the bodies of heredocs. */
  readonly body: Document;
  /** The same with the heredocs that it begins, as a shell would get it. */
  readonly whole: Document;
  readonly heredocs: readonly Heredoc[];
}

export interface Flag extends Located {
  readonly name: string;
  readonly value: Document;
}

export interface Heredoc {
  /** `<<EOF`, as written. */
  readonly opener: string;
  readonly content: Document;
}

export interface DockerfileTree {
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Comment[];
}

/** What is longer is not written by people, and the parser's time grows faster than the text. UTF-16 code units. */
const LONGEST = 512 * 1024;

/** The instructions of a Dockerfile; templates in it are holes. */
export const dockerfileTree: Parser<DockerfileTree> = { id: 'dockerfile', parse };

function parse(document: Document): DockerfileTree {
  if (document.text.length > LONGEST) throw new SyntaxFault('The Dockerfile is too long to be read.', document.locate(0, 1));
  const { text, holes } = fillHoles(document.text, 'dockerfile');
  const filled = holes.length === 0 ? document : document.part(0, text.length, text);
  const tree = DockerfileParser.parse(text);
  const offsetOf = offsets(text);
  const escape = tree.getEscapeCharacter();
  const read = (each: AstInstruction): Instruction => readInstruction(each, filled, offsetOf, escape);
  return {
    instructions: tree.getInstructions().map(read),
    comments: tree.getComments().map((comment): Comment => {
      const range = comment.getRange();
      const start = offsetOf(range.start);
      const end = offsetOf(range.end);
      return { text: text.slice(start, end), start, end };
    }),
  };
}

type OffsetOf = (position: { readonly line: number; readonly character: number }) => number;

function offsets(text: string): OffsetOf {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length);
}

function readInstruction(each: AstInstruction, document: Document, offsetOf: OffsetOf, escape: string): Instruction {
  const range = each.getRange();
  const start = offsetOf(range.start);
  const end = offsetOf(range.end);
  const keyword = each.getKeyword();
  const flags = 'getFlags' in each ? flagsOf(each as ModifiableInstruction, document, offsetOf) : [];
  const keywordEnd = offsetOf(each.getInstructionRange().end);
  const from = bodyStart(each, offsetOf) ?? end;
  const heredocs = keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD' ? heredocsOf(each, document, offsetOf) : [];
  const firstContent = Math.min(end, ...heredocs.map(({ start: at }) => at));
  const body = joined(document, Math.max(from, keywordEnd), firstContent, escape);
  return {
    keyword,
    flags,
    body,
    whole: heredocs.length === 0 ? body : document.part(Math.max(from, keywordEnd), end),
    heredocs: heredocs.map(({ opener, content }) => ({ opener, content })),
    location: document.locate(start, end),
  };
}

function bodyStart(each: AstInstruction, offsetOf: OffsetOf): number | undefined {
  const range = each.getArgumentsRange();
  return range ? offsetOf(range.start) : undefined;
}

function flagsOf(each: ModifiableInstruction, document: Document, offsetOf: OffsetOf): Flag[] {
  return each.getFlags().map((flag): Flag => {
    const range = flag.getRange();
    const value = flag.getValueRange();
    const start = value ? offsetOf(value.start) : offsetOf(range.end);
    const end = value ? offsetOf(value.end) : start;
    return {
      name: flag.getName(),
      value: document.part(start, end),
      location: document.locate(offsetOf(range.start), offsetOf(range.end)),
    };
  });
}

function heredocsOf(each: AstInstruction, document: Document, offsetOf: OffsetOf): (Heredoc & { readonly start: number })[] {
  const { text } = document;
  return (each as Run | Copy).getHeredocs().flatMap((heredoc) => {
    const content = heredoc.getContentRange();
    const opener = heredoc.getStartRange();
    const after = offsetOf(opener.end);
    const lineEnd = text.indexOf('\n', after);
    const start = content ? offsetOf(content.start) : lineEnd < 0 ? text.length : lineEnd;
    const end = content ? offsetOf(content.end) : start;
    return [{ opener: text.slice(offsetOf(opener.start), after), content: document.part(start, end), start }];
  });
}

/** What stands between two offsets, with continued lines joined and the comments and empty lines between them gone. */
function joined(document: Document, start: number, end: number, escape: string): Document {
  const source = document.text.slice(start, end);
  if (!source.includes('\n') && !source.includes('\r')) return document.part(start, start + source.trimEnd().length);
  const characters: string[] = [];
  const places: number[] = [];
  const lines = source.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g);
  for (const { 0: line, index } of lines) {
    const content = line.replace(/[\r\n]+$/, '');
    if (index > 0 && /^\s*(?:#|$)/.test(content)) continue;
    const kept = content.trimEnd();
    const length = kept.endsWith(escape) ? kept.length - 1 : content.length;
    for (let at = 0; at < length; at++) {
      characters.push(content[at]!);
      places.push(start + index + at);
    }
  }
  while (characters.length > 0 && /\s/.test(characters.at(-1)!)) {
    characters.pop();
    places.pop();
  }
  const last = (places.at(-1) ?? start - 1) + 1;
  return document.part(start, Math.max(start, last), characters.join(''), [...places, Math.max(start, last)]);
}

/** The place of a whole document. */
export function placeOf(document: Document): Location {
  return document.locate(0, document.text.length);
}
