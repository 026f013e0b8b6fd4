import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pythonProject } from './python-project.mjs';
import { typescriptProject } from './typescript-project.mjs';

/** In turns, the applications of a repository of a kind. */
const APPLICATIONS = {
  python: [
    [pythonProject, 'django'],
    [pythonProject, 'fastapi'],
  ],
  javascript: [
    [typescriptProject, 'express'],
    [typescriptProject, 'react'],
    [typescriptProject, 'nest'],
  ],
};
APPLICATIONS.mixed = [
  APPLICATIONS.python[0],
  APPLICATIONS.javascript[0],
  APPLICATIONS.python[1],
  APPLICATIONS.javascript[1],
  APPLICATIONS.javascript[2],
];

export const REPOSITORY_KINDS = Object.keys(APPLICATIONS);

/**
 * The files of a made-up repository, each of its own seed: a larger repository of the same kind and seed begins with the files of a smaller.
 * @param {{ files: number, kind: 'python' | 'javascript' | 'mixed', seed: string }} asked
 * @returns {Generator<{ path: string, text: () => string }>}
 */
export function* repositoryFiles({ files, kind, seed }) {
  yield { path: '.gitignore', text: () => 'node_modules/\ndist/\n__pycache__/\n.env\n' };
  let written = 1;
  for (let index = 0; written < files; index += 1) {
    const applications = APPLICATIONS[kind];
    const [project, framework] = applications[index % applications.length];
    const folder = `services/${framework}-${String(index + 1).padStart(2, '0')}`;
    for (const file of project(`${seed}/${index}`, folder, framework)) {
      if (written >= files) return;
      yield file;
      written += 1;
    }
  }
}

/**
 * Writes a repository into a folder, and commits it where `git` is set.
 * @returns {{ files: number, bytes: number }}
 * @throws where git is asked for and missing
 */
export function writeRepository(root, { git = false, ...asked }) {
  const amount = { files: 0, bytes: 0 };
  const made = new Set();
  for (const { path, text } of repositoryFiles(asked)) {
    const target = join(root, path);
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    const content = Buffer.from(text());
    writeFileSync(target, content);
    amount.files += 1;
    amount.bytes += content.length;
  }
  if (git) commit(root);
  return amount;
}

function commit(root) {
  const identity = [
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.com',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'core.autocrlf=false',
  ];
  for (const words of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...identity, 'commit', '--quiet', '--message=Generated'],
  ]) {
    const { status, error, stderr } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${words.at(-1)}: ${error?.message ?? stderr.trim()}`);
  }
}
