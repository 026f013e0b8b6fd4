import type { Comment } from '../../../syntax/comments.js';
import type { Affinity } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { waivers } from '../waivers.js';
import { basename } from '../../../vocabulary/paths.js';

/** What makes HAProxy send a visitor to one server. Source: docs.haproxy.org/dev/configuration.html. */
const STICKY: readonly RegExp[] = [
  /^balance\s+source\b/,
  /^cookie\s+\S+\s+(?:.*\s)?(?:insert|rewrite|prefix)\b/,
  /^stick\s+(?:on|match|store-request)\b/,
  /^appsession\b/,
];

/** Settings of HAProxy. */
export const haproxy = defineLanguage({
  id: 'haproxy',
  version: 1,
  provides: ['affinity', 'waiver'],
  reads: (path, head) =>
    /haproxy[\w.-]*\.(?:cfg|conf)(?:\.\w+)?$|^haproxy\.cfg/i.test(basename(path)) &&
    /^\s*(?:backend|listen|defaults|global)\b/m.test(head()),

  *extract(document) {
    const comments: Comment[] = [];
    const found: Affinity[] = [];
    let section: string | undefined;
    let at = 0;
    for (const line of document.text.split('\n')) {
      const mark = /(?:^|\s)#/.exec(line);
      const content = (mark ? line.slice(0, mark.index) : line).trim();
      if (mark) {
        const start = at + line.indexOf('#', mark.index);
        comments.push({ text: document.text.slice(start, at + line.trimEnd().length), start, end: at + line.trimEnd().length });
      }
      const header = /^(backend|listen|frontend|defaults|global|userlist|peers|resolvers)\b\s*(\S*)/.exec(content);
      if (header) section = header[1] === 'backend' || header[1] === 'listen' ? header[2] : undefined;
      if (section !== undefined && STICKY.some((pattern) => pattern.test(content))) {
        const start = at + line.indexOf(content);
        found.push({
          kind: 'affinity',
          form: content.split(/\s+/).slice(0, 2).join(' '),
          of: section,
          location: document.locate(start, start + content.length),
        });
      }
      at += line.length + 1;
    }
    yield* waivers(document, comments);
    yield* found;
  },
});
