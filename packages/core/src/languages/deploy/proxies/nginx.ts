import { readNginx, type NginxDirective } from '../../../syntax/nginx.js';
import type { Affinity, ServerLog } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { waivers } from '../waivers.js';
import { logOf } from '../supervision/server-logs.js';
import { basename } from '../../../vocabulary/paths.js';

const OTHER = /\.(?:[cm]?[jt]sx?|py|rb|sh|md|ya?ml|json|toml|html?|css|dockerfile|service|ini)$|^dockerfile/i;

/** Settings of nginx: what pins visitors to one server, and its logs. Source: nginx.org/en/docs/http/ngx_http_upstream_module.html. */
export const nginx = defineLanguage({
  id: 'nginx',
  version: 1,
  provides: ['affinity', 'server-log', 'waiver'],

  reads(path, head) {
    const name = basename(path);
    if (OTHER.test(name)) return false;
    const isNamed = /nginx/i.test(path) || /\.conf(?:\.\w+)*$/.test(name);
    return isNamed && /^\s*(?:server|upstream|http|location|events|stream)\b[^;=\n]*\{/m.test(head());
  },

  *extract(document) {
    const { directives, comments } = readNginx(document);
    yield* waivers(document, comments);
    yield* factsIn(directives);
  },
});

function* factsIn(directives: readonly NginxDirective[], upstream?: string): Generator<Affinity | ServerLog> {
  for (const directive of directives) {
    const { name, arguments: words, block, location } = directive;
    const [first] = words;
    if (upstream !== undefined && isSticky(directive)) yield { kind: 'affinity', form: shown(directive), of: upstream, location };
    if ((name === 'access_log' || name === 'error_log') && first) yield logOf(first.text, 'nginx', location, first.location);
    if (block) yield* factsIn(block, name === 'upstream' ? (first?.text ?? '') : upstream);
  }
}

function isSticky({ name, arguments: words }: NginxDirective): boolean {
  return (
    name === 'ip_hash' ||
    name === 'sticky' ||
    (name === 'hash' && /^\$(?:remote_addr|binary_remote_addr|cookie_\w+|http_x_forwarded_for)$/.test(words[0]?.text ?? ''))
  );
}

function shown({ name, arguments: words }: NginxDirective): string {
  return [name, ...words.slice(0, 1).map(({ text }) => text)].join(' ');
}
