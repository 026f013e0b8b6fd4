import { beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../engine/index.js';
import { inMemory } from '../../vocabulary/index.js';
import { documents, loadGrammars } from '../index.js';

beforeAll(() => loadGrammars());

function factsOf(path: string, text: string) {
  return openSession(inMemory({ [path]: text }), { languages: [documents()], derivations: [], factors: [] }).facts();
}

const claimsIn = (text: string, path = 'README.md') => factsOf(path, text).of('claim');
const shown = (text: string, path?: string) =>
  claimsIn(text, path).map(({ location, factor, text: said }) => `${String(location.range?.start.line)} ${factor ?? '-'} ${said}`);

/** One item under a heading of the method. */
const item = (text: string) => claimsIn(`# Till\n\n## Twelve-factor compliance\n\n- ${text}\n`);

describe('what is a claim', () => {
  it.each([
    'Config: settings come from the environment',
    '**Config** – settings come from the environment',
    '✅ III. Config: Store config in the environment',
    '[x] III. Config',
    'III. Config: Environment variables? No secrets in code?',
    'No secrets in code',
    '`PORT` says where it listens',
    'Configuration in environment variables, as per The Twelve-Factor App',
  ])('%s', (text) => expect(item(text)).toHaveLength(1));

  it.each([
    '[ ] III. Config: settings come from the environment',
    '❌ Config: settings come from the environment',
    '⚠️ Config: settings come partly from the environment',
    '☐ Config',
    'Config: not yet in the environment',
    'TODO: move the settings to the environment',
    'Config will be moved to the environment',
    'Settings are planned to come from the environment',
    'Config: you should set `PORT`',
    'Config: the settings must be in the environment',
    'Store config in the environment',
    'III. Config: Store config in the environment',
    'The twelve-factor app stores config in environment variables',
    'A twelve-factor app never relies on system-wide packages',
    'We do not follow the twelve-factor method',
    'Config:',
    '`docker compose up`',
    '~~Settings come from the environment~~',
  ])('no claim: %s', (text) => expect(item(text)).toEqual([]));

  it('nothing in a document that does not speak of the method', () => {
    expect(claimsIn('# Till\n\n## Config\n\n- Settings come from the environment\n')).toEqual([]);
  });

  it('a sentence that says itself that the method is followed, and not those around it', () => {
    expect(shown('# Till\n\nIt sells bread. This project follows the 12-factor method. It is fast.\n\n## Config\n\nEdit it.\n')).toEqual([
      '3 - This project follows the 12-factor method.',
    ]);
  });

  it('nothing that merely mentions the method, or another one of a like name', () => {
    expect(claimsIn('# Till\n\nRead [the twelve-factor app](https://12factor.net) first.\n')).toEqual([]);
    expect(claimsIn('# Till\n\nThis project follows the 12-factor agents principles.\n')).toEqual([]);
  });

  it('nothing in quotes, references and other sections', () => {
    const text =
      '# Twelve factors\n\n## III. Config\n\n> Settings are kept in the environment.\n\n- We read the environment\n\n## References\n\n- The config page\n\n## Install\n\n- Python is needed\n';
    expect(shown(text)).toEqual(['7 3 We read the environment']);
  });

  it('the list after a line that opens it, and no further', () => {
    const text =
      '# Till\n\nThis project follows the 12-factor principles:\n\n1. Codebase — one Git repository\n2. Logs — stdout\n\nOther things:\n\n- Pretty\n';
    expect(shown(text)).toEqual(['5 1 Codebase — one Git repository', '6 11 Logs — stdout']);
  });

  it('rows of a table that say that a factor is fulfilled', () => {
    const text =
      '# 12-factor\n\n| # | Factor | Principle | Status | How |\n|---|---|---|---|---|\n| I | Codebase | One codebase | ✅ | Git |\n| II | Dependencies | Declare them | ⚠️ | pip |\n| III | Config | In the environment | Partial | dotenv |\n| XI | Logs | Streams | Yes | stdout |\n';
    const claims = claimsIn(text);
    expect(claims.map(({ factor, whole, text: said }) => [factor, whole, said])).toEqual([
      [1, true, 'I · Codebase · Git'],
      [11, true, 'XI · Logs · stdout'],
    ]);
  });

  it('what nested items say, under the factor of the item above', () => {
    expect(shown('## 12-factor\n\n- **Config**\n  - from the environment\n- ❌ **Logs**\n  - to stdout\n')).toEqual([
      '4 3 from the environment',
    ]);
  });

  it('no secret', () => {
    const [claim] = item('Config: kept as `DB_PASSWORD=hunter2xyzzy` in postgres://shop:hunter2xyzzy@db/shop');
    expect(claim?.text).toContain('DB_PASSWORD=…');
    expect(JSON.stringify(claim?.text)).not.toContain('hunter2');
  });

  it('nothing of change logs, instructions to machines, tests and other people’s code', () => {
    const text = '# Till\n\nThis project follows the twelve-factor method.\n';
    for (const path of ['CHANGELOG.md', 'AGENTS.md', 'tests/README.md', 'vendor/x/README.md', '.github/x.md', 'docs/adr/1.md'])
      expect(claimsIn(text, path)).toEqual([]);
  });
});

describe('commands', () => {
  const scripts = (text: string) =>
    factsOf('README.md', `This project follows the twelve-factor method.\n\n${text}`)
      .of('documented-script')
      .flatMap(({ script }) => script.statements)
      .map(({ location: { range } }) => `${String(range?.start.line)}:${String(range?.start.column)}`);

  it('are read in blocks of a shell, without prompts and output', () => {
    expect(scripts('```console\n$ make test\nok\n$ ./run.sh\n```\n\n- Run:\n\n  ```sh\n  ./go.sh\n  ```\n')).toEqual([
      '4:3',
      '6:3',
      '12:3',
    ]);
  });

  it('are read in a block without a language where a line is one, and in no other language', () => {
    expect(scripts('```\ndocker compose up\nservices: web\n```\n\n```python\nmake = 1\n```\n')).toEqual(['4:1']);
  });

  it('are not read in documents that claim nothing', () => {
    expect(factsOf('README.md', 'See 12factor.net.\n\n```sh\nmake\n```\n').of('documented-script')).toEqual([]);
  });
});
