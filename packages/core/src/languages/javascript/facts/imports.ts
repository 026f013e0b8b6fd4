import { BUILT_IN_MODULES } from '../../../knowledge/javascript/node.js';
import type { Import } from '../../../vocabulary/facts/index.js';
import type { Load } from '../reader.js';
import type { SourceFile } from '../source.js';

/** The modules that a file loads: one fact a module or package, at its first place. One that is loaded without reserve anywhere is not optional. Tests are left out. */
export function* imports(file: SourceFile): Generator<Import> {
  if (file.document.kind === 'test') return;
  const found = [...file.reader.loads()].sort((a, b) => a.start - b.start);
  const groups = new Map<string, Load[]>();
  for (const each of found) {
    const key = rootOf(each.module) ?? each.module;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const group of groups.values()) {
    const first = group.find(({ optional }) => !optional) ?? group[0];
    if (!first) continue;
    const root = rootOf(first.module);
    yield {
      kind: 'import',
      module: first.module,
      ...(root === undefined ? {} : { root }),
      ...(group.every(({ optional }) => optional) ? { optional: true as const } : {}),
      location: file.locate(first),
    };
  }
}

/** The package that a specifier belongs to; undefined for files, aliases and what the runtime brings. */
function rootOf(module: string): string | undefined {
  if (/^(?:[./~#]|@\/|\$|https?:|data:|file:|virtual:|astro:|bun(?::|$)|node:|deno:)/.test(module)) return undefined;
  const bare = module.replace(/^(?:npm|jsr):/, '');
  const root = bare.startsWith('@') ? bare.split('/').slice(0, 2).join('/') : (bare.split('/')[0] ?? bare);
  return BUILT_IN_MODULES.has(root) || !/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(root) ? undefined : root;
}
