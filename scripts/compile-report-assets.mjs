import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './run.mjs';

const FOLDER = join(root, 'packages/reporters/src/html');

/**
 * Writes `assets.ts` of the HTML report: its style sheet and its script as texts, so that a report is one file. A file that would not
 * change is left alone.
 */
export function compileReportAssets() {
  const text = `// Made by scripts/compile-report-assets.mjs; not kept in git.
export const styleText = ${JSON.stringify(readText('report.css'))};
export const scriptText = ${JSON.stringify(readText('report.client.js'))};
`;
  const target = join(FOLDER, 'assets.ts');
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

/** With one kind of line ends, wherever it was checked out: the page's policy holds a hash of it. */
function readText(name) {
  return readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n');
}

if (isMain(import.meta.url)) compileReportAssets();
