/** What may stand between the imports at the top of a file. */
const SCRIPT_BLANK = /(?:\s|;|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#![^\n]*|(["'])use [\w ]+\1)+/y;
const SCRIPT_IMPORT =
  /(?:import\b(?:([^;'"()]*)\bfrom)?\s*(["'])([^"'\n]+)\2(?:\s*(?:with|assert)\s*\{[^}]*\})?|(?:const|let|var)\s+([\w$]+|\{[^{}]*\})\s*=\s*require\(\s*(["'])([^"'\n]+)\5\s*\))/y;
const PYTHON_BLANK = /(?:\s|;|\\\n|#[^\n]*|[rRuU]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*'))+/y;
const PYTHON_IMPORT = /(?:from[ \t]+([\w.]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n;#]*)|import[ \t]+([^\n;#]+))/y;

/**
 * Modules that run tests; only code for tests imports them.
 * Sources: vitest.dev, jestjs.io, nodejs.org/api/test.html, bun.sh/docs/cli/test, playwright.dev.
 */
const RUNNERS: ReadonlySet<string> = new Set(['vitest', 'jest', '@jest/globals', 'node:test', 'bun:test']);
/** Playwright's runner gives its library too, with which applications drive browsers. Source: playwright.dev/docs/library. */
const PLAYWRIGHT = '@playwright/test';
const BROWSERS = /\b(?:chromium|firefox|webkit)\b/;
const PLAYWRIGHT_TESTS = /\b(?:test|expect|defineConfig|FullConfig|PlaywrightTestConfig)\b/;
/** Doubles of `unittest.mock` are found in other code as well. Source: docs.python.org/3/library/unittest.html */
const CASES = /\b(?:IsolatedAsyncio)?TestCase\b/;

/**
 * Whether the imports with which a file begins name what runs tests. Reads no further than the first statement that is none.
 * @param path tells the language
 */
export function importsTestRunner(path: string, text: string): boolean {
  if (/\.py$/i.test(path)) return atTop(text, PYTHON_BLANK, PYTHON_IMPORT).some(isPythonRunner);
  return /\.[cm]?[jt]sx?$/i.test(path) && atTop(text, SCRIPT_BLANK, SCRIPT_IMPORT).some(isScriptRunner);
}

function atTop(text: string, blank: RegExp, statement: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; ;) {
    blank.lastIndex = at;
    if (blank.test(text)) at = blank.lastIndex;
    statement.lastIndex = at;
    const next = statement.exec(text);
    if (!next) return found;
    found.push(next);
    at = statement.lastIndex;
  }
}

function isScriptRunner([, imported = '', , from, required = '', , module = from ?? '']: RegExpExecArray): boolean {
  if (RUNNERS.has(module)) return true;
  const names = imported + required;
  return module === PLAYWRIGHT && (PLAYWRIGHT_TESTS.test(names) || !BROWSERS.test(names));
}

function isPythonRunner([, from, names = '', modules = '']: RegExpExecArray): boolean {
  if (from !== undefined) return from === 'pytest' || (from === 'unittest' && CASES.test(names)) || from === 'unittest.case';
  return modules.split(',').some((module) => /^\s*(?:pytest|unittest)\s*(?:$|as\s)/.test(module));
}
