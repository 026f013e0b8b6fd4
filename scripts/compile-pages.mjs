import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './run.mjs';

/**
 * Writes `src/pages.ts` of every factor package: rule id → the text of `docs/rules/<factor>/<rule>.md`,
 * so that the published package can explain its rules. A file that would not change is left alone.
 */
export function compilePages() {
  for (const directory of readdirSync(join(root, 'packages'))) {
    const slug = /^factor-\d\d-(.+)$/.exec(directory)?.[1];
    if (slug === undefined) continue;
    const target = join(root, 'packages', directory, 'src/pages.ts');
    const text = moduleOf(pagesOf(slug));
    if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
  }
}

function pagesOf(slug) {
  const folder = join(root, 'docs/rules', slug);
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(names.sort().map((name) => [`${slug}/${name.slice(0, -3)}`, readFileSync(join(folder, name), 'utf8')]));
}

const moduleOf = (pages) => `// Made by scripts/compile-pages.mjs from docs/rules; not kept in git.
/** Rule id → its page (Markdown). */
export const pages: Readonly<Record<string, string>> = ${JSON.stringify(pages, null, 2)};
`;

if (isMain(import.meta.url)) compilePages();
