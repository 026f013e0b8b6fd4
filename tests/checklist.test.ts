import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimsOf, factors, judgesOf, load, openDirectory, tiedRules, WHOLE_FACTORS, type ClaimsReport } from '@factorlint/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

const FIXTURE = join(ROOT, 'test-fixtures/django-claims');
const SEED = readFileSync(join(FIXTURE, 'seed.txt'), 'utf8').split('\n');
const page = readFileSync(join(ROOT, 'docs/checklist.md'), 'utf8');
const [lines = [], statements = []] = page.split('\n## ').map(rowsOf);
const rules = new Set<string>(factors.flatMap((factor) => factor.rules.map(({ id }) => id)));

/** The cells of each row of a table, without its head. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const rulesIn = (cell = '') => [...cell.matchAll(/\[([\w-]+\/[\w-]+)\]\(rules\/\1\.md\)/g)].map(([, id = '']) => id);

describe('docs/checklist.md', () => {
  let seed: ClaimsReport['documents'][number];
  beforeAll(async () => {
    await load();
    seed = claimsOf(openDirectory(FIXTURE), { documents: ['seed.txt'] }).documents.find(({ path }) => path === 'seed.txt')!;
  }, 60_000);

  it('names only rules that exist and have a page', () => {
    const named = [...lines, ...statements].flatMap((cells) => rulesIn(cells.at(-1)));
    expect([...new Set(named)].filter((id) => !rules.has(id) || !existsSync(join(ROOT, `docs/rules/${id}.md`)))).toEqual([]);
    expect(tiedRules().filter((id) => !rules.has(id))).toEqual([]);
  });

  it('ties each of the twelve lines to the rules that judge its factor', () => {
    expect(lines).toHaveLength(12);
    expect(lines.map((cells) => rulesIn(cells[1]))).toEqual(Object.values(WHOLE_FACTORS));
    expect(lines.filter((cells) => rulesIn(cells[1]).length === 0)).toEqual([]);
  });

  it('has a row for every statement of the page, with the rules that judge it or why there are none', () => {
    expect(statements.map(([line, text]) => [Number(line), text])).toEqual(
      seed.claims.map(({ location, text }) => [location.range?.start.line, text]),
    );
    expect(
      statements.filter(([, , cell = '']) => rulesIn(cell).length === 0 && !/^(?:none: .+\.|the first rules of all .+)$/.test(cell)),
    ).toEqual([]);
  });

  it('says of each statement what the command ties it to', () => {
    const tied = seed.claims.slice(1).map((claim) => judgesOf(claim).judges.map(({ rule }) => rule));
    expect(statements.slice(1).map(([, , cell]) => rulesIn(cell))).toEqual(tied);
  });

  it('leaves out no bullet of the page', () => {
    const bullets = SEED.flatMap((line, index) => (line.startsWith('- ') ? [index + 1] : []));
    const read = seed.claims.map(({ location }) => location.range?.start.line);
    expect(bullets.length).toBeGreaterThan(70);
    expect(bullets.filter((line) => !read.includes(line)).map((line) => SEED[line - 1])).toEqual([]);
  });

  it('leaves out none of the twelve lines at its end', () => {
    expect(seed.claims.filter(({ form }) => form === 'question').map(({ factor }) => factor)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });
});
