import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const LANGUAGES = { '.py': 'python', '.pyi': 'python', '.pyw': 'python' };
for (const extension of ['.js', '.jsx', '.ts', '.tsx', '.mjs', '.cjs', '.mts', '.cts']) LANGUAGES[extension] = 'javascript';
const BLOCK = 1024 * 1024;

/**
 * @typedef {{ files: number, bytes: number }} Amount
 * @typedef {{ total: Amount, python: Amount, javascript: Amount }} Corpus what is measured: everything, and what is source code
 */

/**
 * Reads every file of a folder once, so that it lies in the page cache, and counts. In a repository those that git tracks or does not
 * ignore, otherwise all but `.git` and `node_modules`.
 * @returns {Corpus}
 */
export function readCorpus(root) {
  const corpus = { total: { files: 0, bytes: 0 }, python: { files: 0, bytes: 0 }, javascript: { files: 0, bytes: 0 } };
  const block = new Uint8Array(BLOCK);
  for (const path of listed(root) ?? walked(root)) {
    const bytes = readThrough(join(root, path), block);
    if (bytes === undefined) continue;
    const language = LANGUAGES[extname(path).toLowerCase()];
    for (const amount of [corpus.total, ...(language === undefined ? [] : [corpus[language]])]) {
      amount.files += 1;
      amount.bytes += bytes;
    }
  }
  return corpus;
}

/** The languages that make up at least a tenth of the source files. */
export function languagesOf({ python, javascript }) {
  const least = Math.max(1, (python.files + javascript.files) / 10);
  return Object.entries({ python, javascript })
    .filter(([, { files }]) => files >= least)
    .map(([name]) => name);
}

function listed(root) {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 });
  return status === 0 ? [...new Set(stdout.split('\0').filter((path) => path !== ''))] : undefined;
}

function walked(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === '.git' || entry.name === 'node_modules' ? [] : walked(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** The size of a file, read to its end; undefined where it is none, or cannot be read. */
function readThrough(path, block) {
  try {
    if (!statSync(path).isFile()) return undefined;
    const file = openSync(path, 'r');
    try {
      let bytes = 0;
      for (let read = 1; read > 0; bytes += read) read = readSync(file, block, 0, BLOCK, null);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
