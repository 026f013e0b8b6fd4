import { readDotenv, type DotenvEntry } from '../../syntax/dotenv.js';
import { hasHole } from '../../syntax/hole.js';
import { inserting } from '../../syntax/rewriting/text-change.js';
import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { EnvironmentDeclaration, EnvironmentSupply } from '../../vocabulary/facts/index.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { waivers } from './waivers.js';
import { basename } from '../../vocabulary/paths.js';

/** `.env`, `.env.production`, `web.env`, `.flaskenv`, `.envs/.local/.django`. */
const NAME = /^\.env(?:[.-][\w.-]+)?$|^[\w.-]*\.env$|^\.flaskenv$|^\.dev\.vars$/i;
const FOLDER = /(?:^|\/)\.envs\/(?:[\w.-]+\/)*\.?[\w-]+$/;
const EXAMPLE_WORD = 'example|sample|template|tmpl|tpl|dist|defaults?|schema|skel(?:eton)?|demo';
/** `.env.example`, `env.sample`, `example.env`, `env-example-document`, `.env.template.local`. */
const EXAMPLE = new RegExp(
  `^\\.?(?:[\\w-]+\\.)?env[._-](?:[\\w-]+[._-])?(?:${EXAMPLE_WORD})(?:[._-][\\w-]+)?$|^\\.?(?:[\\w-]+[._-])?(?:${EXAMPLE_WORD})[._-]env(?:[._-][\\w-]+)?$`,
  'i',
);
/** Files of other languages and tools, and what is encrypted. */
const OTHER =
  /\.(?:[cm]?[jt]sx?|py|rb|php|go|sh|ya?ml|json|toml|md|vault|keys|enc|gpg|sops|age|j?html?|css|xml|ini|conf|cs|java|patch|diff|orig|rej|swp)$/i;

/** `.env` files supply variables; their examples declare them. */
export const dotenv = defineLanguage({
  id: 'dotenv',
  version: 1,
  provides: ['environment-supply', 'environment-declaration', 'waiver'],

  reads(path) {
    const name = basename(path);
    return (NAME.test(name) || EXAMPLE.test(name) || FOLDER.test(path)) && !OTHER.test(name);
  },

  rewrite(document, change) {
    return change.kind === 'declare-variable' && EXAMPLE.test(basename(document.path)) ? declare(document, change) : undefined;
  },

  *extract(document) {
    const { entries, suggested, comments } = readDotenv(document);
    yield* waivers(document, comments);
    if (EXAMPLE.test(basename(document.path))) {
      const declared = new Set(entries.map(({ key }) => key));
      for (const entry of entries) yield declaration(entry);
      for (const entry of suggested) if (!declared.has(entry.key)) yield { ...declaration(entry), required: false };
      return;
    }
    for (const entry of entries) if (!hasHole(entry.key)) yield supply(entry, document.path);
  },
});

function supply({ key, value, location }: DotenvEntry, of: string): EnvironmentSupply {
  return { kind: 'environment-supply', form: 'dotenv', of, name: key, value, source: 'file', location };
}

function declaration({ key, value, location }: DotenvEntry): EnvironmentDeclaration {
  return { kind: 'environment-declaration', form: 'example', name: key, value, location };
}

/** One line at the end, without a value. What need not be set is commented out, as readers of examples take it. */
function declare(document: Document, { name, optional }: Extract<Change, { readonly kind: 'declare-variable' }>): Edit | undefined {
  const { text } = document;
  const { entries, suggested } = readDotenv(document);
  if ([...entries, ...suggested].some(({ key }) => key === name)) return undefined;
  if (!(optional ? /^[A-Z_][A-Z0-9_]*$/ : /^[A-Za-z_]\w*$/).test(name)) return undefined;
  const line = `${optional ? '# ' : ''}${name}=`;
  const added = text === '' || /[\r\n]$/.test(text) ? `${line}\n` : `\n${line}`;
  return { safe: true, title: `Name ${name} in ${document.path}`, changes: [inserting(document, text.length, added)] };
}
