import { Buffer } from 'node:buffer';
import { CHARACTERS, NESTS, WORDS } from './dictionary.mjs';

const DEPTHS = [3, 3, 10, 40, 40, 100, 300, 300, 3_000, 20_000];
const LENGTHS = [40, 200, 200, 2_000, 2_000, 100_000];
/** A mutated file that has become larger is cut here. UTF-16 code units. */
const LARGEST = 400_000;

const splice = (text, start, end, piece = '') => text.slice(0, start) + piece + text.slice(end);
const anywhere = (text, { below }) => below(text.length + 1);
/** Where tools look: beside a word more often than inside one. */
const beside = (text, random) => {
  const at = anywhere(text, random);
  const found = /\b/g;
  found.lastIndex = at;
  return random.chance(0.3) ? at : (found.exec(text)?.index ?? at);
};
const insert = (text, random, piece) => {
  const at = beside(text, random);
  return splice(text, at, at, piece);
};
const onLines = (text, change) => {
  const lines = text.split(/(?<=\n)/);
  change(lines);
  return lines.join('');
};
const spanOf = (text, { below }, most) => {
  const start = below(text.length + 1);
  return [start, Math.min(text.length, start + below(most))];
};

/** Each changes a text; `other` is the text of another file. */
const MUTATIONS = {
  truncate: (text, random) => text.slice(0, anywhere(text, random)),
  behead: (text, random) => text.slice(anywhere(text, random)),
  'delete line': (text, { below }) => onLines(text, (lines) => lines.splice(below(lines.length), 1)),
  'duplicate line': (text, { below }) => onLines(text, (lines) => lines.splice(below(lines.length), 0, lines[below(lines.length)])),
  'swap lines': (text, { below }) =>
    onLines(text, (lines) => {
      const [a, b] = [below(lines.length), below(lines.length)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
    }),
  'repeat lines': (text, { below, pick }) =>
    onLines(text, (lines) => {
      const start = below(lines.length);
      const piece = lines.slice(start, start + 1 + below(4)).join('');
      lines.splice(start, 0, ...Array(pick([2, 20, 200])).fill(piece));
    }),
  indent: (text, { below, pick }) =>
    onLines(text, (lines) => {
      const at = below(lines.length);
      lines[at] = pick(['  ', '\t', ' ', '    ']) + lines[at];
    }),
  dedent: (text, { below }) =>
    onLines(text, (lines) => {
      const at = below(lines.length);
      lines[at] = lines[at].replace(/^[ \t]+/, '');
    }),
  delete: (text, random) => splice(text, ...spanOf(text, random, 40)),
  duplicate: (text, random) => {
    const [start, end] = spanOf(text, random, 200);
    return splice(text, end, end, text.slice(start, end));
  },
  move: (text, random) => {
    const [start, end] = spanOf(text, random, 80);
    return insert(splice(text, start, end), random, text.slice(start, end));
  },
  character: (text, random) => insert(text, random, random.pick(CHARACTERS)),
  'replace character': (text, random) => {
    const at = anywhere(text, random);
    return splice(text, at, at + 1, random.pick(CHARACTERS));
  },
  word: (text, random) => insert(text, random, random.pick(WORDS)),
  'replace word': (text, random) => {
    const words = [...text.matchAll(/[\w./:@-]+/g)];
    if (words.length === 0) return text;
    const { index, 0: word } = random.pick(words);
    const by = random.chance(0.5) ? random.pick(words)[0] : random.pick(WORDS);
    return splice(text, index, index + word.length, by);
  },
  'remove word': (text, random) => {
    const words = [...text.matchAll(/[\w./:@-]+|[^\s\w]/g)];
    if (words.length === 0) return text;
    const { index, 0: word } = random.pick(words);
    return splice(text, index, index + word.length);
  },
  'line ends': (text, { pick }) => text.replace(/\r\n?|\n/g, pick(['\r\n', '\r', '\n\n', '\u2028', '\\\n'])),
  'huge word': (text, random) =>
    insert(
      text,
      random,
      random.pick(['a', '0', '(', '"', ' ', '\\', '\n', 'é', '😀', '$', '-', '/', 'a.', 'a,', 'A=']).repeat(random.pick(LENGTHS)),
    ),
  nest: (text, random) => {
    const [open, inside, close] = random.pick(NESTS);
    const depth = random.pick(DEPTHS);
    return insert(text, random, open.repeat(depth) + inside + close.repeat(random.chance(0.8) ? depth : 0));
  },
  splice: (text, random, other) => text.slice(0, anywhere(text, random)) + other.slice(anywhere(other, random)),
  'insert of another': (text, random, other) => insert(text, random, other.slice(...spanOf(other, random, 400))),
  merge: (text, random, other) => {
    const at = anywhere(text, random);
    return splice(text, at, at, `<<<<<<< HEAD\n${other.slice(0, 200)}\n=======\n>>>>>>> other\n`);
  },
};

const NAMES = Object.keys(MUTATIONS);

/** Changes a text a few times, and tells how. */
export function mutateText(text, other, random) {
  const steps = [];
  let mutated = text;
  const turns = 1 + random.below(4);
  for (let turn = 0; turn < turns; turn += 1) {
    const name = random.pick(NAMES);
    steps.push(name);
    mutated = MUTATIONS[name](mutated, random, other).slice(0, LARGEST);
  }
  return { mutated, steps };
}

/** Changes bytes, so that the text may be no UTF-8 any more, or another encoding. */
export function mutateBytes(text, random) {
  const encodings = ['utf8', 'utf8', 'utf8', 'utf8', 'utf16le', 'latin1'];
  const bytes = Buffer.from(text, random.pick(encodings));
  const turns = random.below(6);
  for (let turn = 0; turn < turns && bytes.length > 0; turn += 1) {
    const at = random.below(bytes.length);
    bytes[at] = random.chance(0.5) ? bytes[at] ^ (1 << random.below(8)) : random.below(256);
  }
  const marks = [[], [], [], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]];
  return Buffer.concat([Buffer.from(random.pick(marks)), bytes]);
}
