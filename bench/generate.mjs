import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { REPOSITORY_KINDS, writeRepository } from './generate/repository.mjs';
import { shownBytes, shownCount } from './tables/units.mjs';
import { Misuse, oneOf, runCommand, typedFrom, wholeNumber } from './words.mjs';

const HELP = `Usage: npm run bench:generate -- <directory> [options]

Writes a made-up repository of any size, with services, pages, tests, configuration and a few violations, for measuring.

Options:
      --files <n>    How many files; 1000 by default.
      --kind <name>  ${REPOSITORY_KINDS.join(', ')}; mixed by default.
      --seed <text>  The same seed, number and kind give the same files; bench by default.
      --git          Makes it a git repository with one commit.
  -h, --help         Shows this.

Exit status:
  0  written
  2  wrong use
`;

await runCommand(
  {
    program: 'bench:generate',
    help: HELP,
    options: {
      files: { type: 'string', default: '1000' },
      kind: { type: 'string', default: 'mixed' },
      seed: { type: 'string', default: 'bench' },
      git: { type: 'boolean' },
    },
  },
  ({ values, words }) => {
    if (words.length !== 1) throw new Misuse(words.length === 0 ? 'Which directory?' : `One directory, not ${words.length}.`);
    const root = resolve(typedFrom(), words[0]);
    const asked = { files: wholeNumber('files', values.files), kind: oneOf('kind', values.kind, REPOSITORY_KINDS), seed: values.seed };
    if (existsSync(root) && readdirSync(root).length > 0) throw new Misuse(`${words[0]} is not empty.`);
    mkdirSync(root, { recursive: true });
    const { files, bytes } = writeRepository(root, { ...asked, git: values.git });
    console.error(`${shownCount(files)} files, ${shownBytes(bytes)}`);
    return 0;
  },
);
