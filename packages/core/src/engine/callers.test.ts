import { describe, expect, it } from 'vitest';
import { languages } from '../languages/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { openSession } from './session.js';

await loadGrammars();

const WRITER = 'def refresh_rates(path="rates.json"):\n    with open("rates.json", "w") as file:\n        file.write("x")\n';
const METHOD = 'class Rates:\n    def refresh(self):\n        open("rates.json", "w").write("x")\n';

const options = { languages, derivations: [], factors: [] };

/** Who may call the function that writes in `shop/rates.py`; undefined: the function is not judged by who calls it. */
function callers(source: string, others: Readonly<Record<string, string>> = {}): readonly string[] | undefined {
  const facts = openSession(inMemory({ 'shop/__init__.py': '', 'shop/rates.py': source, ...others }), options).facts();
  return facts.of('file-write').find(({ location }) => location.path === 'shop/rates.py')?.within?.callers;
}

describe('the callers of a function that writes a file', () => {
  it.for([
    ['nothing names the module', WRITER, { 'shop/app.py': 'print("refresh_rates")\n' }],
    ['a test calls it', WRITER, { 'tests/test_rates.py': 'from shop.rates import refresh_rates\n\nrefresh_rates()\n' }],
    [
      'another function of the module is imported',
      `${WRITER}\ndef rate():\n    return 1\n`,
      { 'shop/app.py': 'from shop.rates import rate\n' },
    ],
    ['a comment names it', `# refresh_rates is called by hand.\n${WRITER}`, {}],
    ['nothing names a method', METHOD, { 'shop/app.py': 'from shop.rates import Rates\n' }],
    ['the name is part of another one', METHOD.replaceAll('refresh', 'renew'), { 'shop/app.py': 'renewal = 1\n' }],
  ] as const)('are none where %s', ([, source, others]) => {
    expect(callers(source, others)).toEqual([]);
  });

  it.for([
    ['a module that imports it', WRITER, 'shop/app.py', 'from shop.rates import refresh_rates\n'],
    ['a module that imports its module', WRITER, 'shop/app.py', 'from shop import rates\n\nrates.refresh_rates()\n'],
    [
      'an entry of a package',
      WRITER,
      'pyproject.toml',
      '[project]\nname = "shop"\n[project.scripts]\nrates = "shop.rates:refresh_rates"\n',
    ],
    ['a schedule', WRITER, 'crontab', '0 0 * * * python -c "from shop.rates import refresh_rates; refresh_rates()"\n'],
    ['a template', METHOD, 'shop/templates/rates.html', '{{ rates.refresh }}\n'],
    ['a module with an object of its class', METHOD, 'shop/app.py', 'def renew(rates):\n    rates.refresh()\n'],
  ] as const)('are %s', ([, source, path, text]) => {
    expect(callers(source, { [path]: text })).toEqual([path]);
  });

  it.for([
    ['its own module calls it', `${WRITER}\nrefresh_rates()\n`],
    ['its own module names it in a string', `${WRITER}\nTASKS = ["refresh_rates"]\n`],
    ['a decorator hands it on', `import celery\n\n@celery.shared_task\n${WRITER}`],
    ['a base of the class may call it', METHOD.replace('Rates:', 'Rates(Base):')],
    ['it stands in no function', 'open("rates.json", "w").write("x")\n'],
    ['Python calls it', METHOD.replace('refresh', '__enter__')],
  ] as const)('are not asked for where %s', ([, source]) => {
    expect(callers(source)).toBeUndefined();
  });

  it('are found again after an edit', () => {
    const session = openSession(inMemory({ 'shop/__init__.py': '', 'shop/rates.py': WRITER, 'shop/app.py': '' }), options);
    const found = () => session.facts().of('file-write')[0]?.within?.callers;
    expect(found()).toEqual([]);
    session.update('shop/app.py', 'from shop.rates import refresh_rates\n');
    expect(found()).toEqual(['shop/app.py']);
  });
});
