/** Methods of the language's own collections that change them. */
export const MUTATORS: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'fill',
  'sort',
  'reverse',
  'copyWithin',
  'set',
  'add',
  'delete',
  'clear',
]);

/** After a name: members of it, and then a method that changes it, or a sign of assignment. What it does not know counts too. */
const CHANGE = new RegExp(
  String.raw`(?:\s*(?:[?!]?\.\s*#?[\w$]+|!|(?:\?\.)?\[[^[\]]*\]))*(?:\s*\.\s*(?:${[...MUTATORS].join('|')})\b|\s*\/[/*]|\s*(?:as|satisfies)\b|\s*(?:\?\.)?\[|\s*(?:[-+*/%&|^]|\*\*|&&|\|\||\?\?|<<|>>>?)?=(?![=>])|\s*(?:\+\+|--))`,
  'y',
);
/** Before a name: what changes it, or makes its type another. */
const BEFORE = /(?:\bdelete\s+|\+\+|--|<[^<>]*>)$/;
/** Around a name: parentheses of its own. */
const OPENED = /(?<![\w$)\]])\(\s*$/;
const CLOSED = /\s*\)\s*[!?.[=)]/y;
/** As far back as it is looked for, in UTF-16 code units. */
const LOOK_BACK = 40;

/** Whether a text may change what a name stands for or holds, apart from the place that binds it first. */
export function mayBeChanged(text: string, name: string): boolean {
  let bindings = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (isPart(text, at - 1) || isPart(text, at + name.length)) continue;
    if (text[at - 1] === '.' && text[at - 2] !== '.') continue;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at);
    if (/\b(?:const|let|var)\s+$/.test(before)) bindings += 1;
    else if (BEFORE.test(before)) return true;
    else {
      CHANGE.lastIndex = at + name.length;
      CLOSED.lastIndex = CHANGE.lastIndex;
      if (CHANGE.test(text) || (OPENED.test(before) && CLOSED.test(text))) return true;
    }
  }
  return bindings > 1;
}

function isPart(text: string, at: number): boolean {
  return /[\w$\x80-\uffff]/.test(text[at] ?? ' ');
}
