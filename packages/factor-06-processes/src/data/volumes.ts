import type { Volume } from '@factorlint/core';

/** What a volume keeps: what users bring, what is made anew from the build, or what nobody can say. */
export type Keeps = 'state' | 'assets' | 'unknown';

const HARMLESS =
  /(?:^|[/._-])(?:node_modules|\.venv|venv|cache|caches|tmp|temp|logs?|certs?|certificates?|ssl|tls|secrets?|config|conf|etc|run|sock|docker\.sock|localtime|letsencrypt|acme|templates?|locales?|fixtures|backups?|healthchecks?|scripts|migrations|test-results|coverage|htmlcov)(?:[/._-]|$)/i;
/** A file, not a folder. */
const FILE = /\.(?:sock|ya?ml|json|toml|ini|conf|cfg|env|pem|crt|key|sh|py|[cm]?[jt]s|sql|txt|xml|html)$/i;
const STATE =
  /(?:^|[/._-])(?:media|uploads?|uploaded|data|storage|storages|files?|attachments?|documents|images|photos|avatars|db|database|sqlite|state|content)(?:[/._-]|$)/i;
const ASSETS = /(?:^|[/._-])(?:static|staticfiles|assets|public)(?:[/._-]|$)/i;

/** What a volume of an application's container keeps, or undefined for one that keeps nothing that matters. */
export function keptBy({ form, source = '', target, readOnly }: Volume): Keeps | undefined {
  if (form !== 'bind' && form !== 'named' && form !== 'claim') return undefined;
  if (target === undefined || readOnly || FILE.test(target) || FILE.test(source) || HARMLESS.test(target)) return undefined;
  return keptAt(target) === 'unknown' ? keptAt(source) : keptAt(target);
}

/** What is kept below a folder, by what it is called. */
export function keptAt(folder: string): Keeps {
  return STATE.test(folder) ? 'state' : ASSETS.test(folder) ? 'assets' : 'unknown';
}
