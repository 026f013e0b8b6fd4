import { DIALECTS } from '../../knowledge/javascript/connections.js';
import { literalValue } from '../../values/credential.js';
import { readWaivers, type Comment } from '../../syntax/comments.js';
import { defineLanguage } from '../../vocabulary/language.js';
import type { Document } from '../../vocabulary/document.js';
import type { Environment, Value } from '../../vocabulary/value.js';

/** Prisma's schema files, as far as they say which database is attached and how. https://www.prisma.io/docs/orm/reference/prisma-schema-reference#datasource */
export const prisma = defineLanguage({
  id: 'prisma',
  version: 1,
  provides: ['connection', 'environment-read', 'waiver'],
  reads: (path) => path.endsWith('.prisma'),
  *extract(document) {
    const { text, comments } = withoutComments(document.text);
    for (const waiver of readWaivers(document, comments)) yield { kind: 'waiver', ...waiver };
    for (const block of text.matchAll(/^[ \t]*datasource[ \t]+\w+[ \t]*\{([^}]*)\}/gm)) {
      const start = block.index + block[0].indexOf('{') + 1;
      const fields = fieldsOf(document, block[1] ?? '', start);
      const provider = fields.get('provider');
      const url = fields.get('url');
      if (!provider || !url) continue;
      const service = provider.kind === 'literal' ? (DIALECTS[String(provider.value)] ?? 'sql') : 'sql';
      const location = document.locate(block.index + (block[0].length - block[0].trimStart().length), block.index + block[0].length);
      yield { kind: 'connection', service, locator: url, library: 'prisma', location };
      for (const value of [...fields.values()])
        if (value.kind === 'environment')
          yield { kind: 'environment-read', value, reader: 'prisma', structured: true, location: value.location };
    }
  },
});

/** The fields of a block: texts and `env("NAME")`. */
function fieldsOf(document: Document, body: string, offset: number): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>();
  for (const line of body.matchAll(/^[ \t]*(\w+)[ \t]*=[ \t]*(?:env\([ \t]*"([^"\n]*)"[ \t]*\)|"((?:[^"\\\n]|\\.)*)")/gm)) {
    const [whole, key = '', variable, literal] = line;
    const from = offset + line.index + whole.indexOf('=') + 1;
    const at = from + (whole.slice(whole.indexOf('=') + 1).length - whole.slice(whole.indexOf('=') + 1).trimStart().length);
    const location = document.locate(at, offset + line.index + whole.length);
    const read: Environment | undefined =
      variable === undefined ? undefined : { kind: 'environment', name: variable, missing: 'fails', location };
    fields.set(
      key,
      read ?? literalValue(literal ?? '', location, { name: key, part: (start, end) => document.locate(at + 1 + start, at + 1 + end) }),
    );
  }
  return fields;
}

/** The same text with comments blanked, so that places stay. */
function withoutComments(text: string): { readonly text: string; readonly comments: readonly Comment[] } {
  const comments: Comment[] = [];
  const bare = text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found, at: number) => {
    if (found.startsWith('"')) return found;
    comments.push({ text: found, start: at, end: at + found.length });
    return found.replace(/[^\n]/g, ' ');
  });
  return { text: bare, comments };
}
