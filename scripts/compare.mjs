import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './run.mjs';

const HELP = `Usage: npm run compare -- <folder>...

Reads every file of Python, JavaScript and TypeScript of a folder under git twice, scanned first and parsed whole, and tells where the facts
differ.

Exit status:
  0  no difference
  1  differences
  2  wrong use
`;

/** As many differences are shown whole. */
const MOST = 10;

const folders = process.argv.slice(2);
if (folders.length === 0 || folders.some((folder) => folder.startsWith('-'))) {
  const isHelp = folders[0] === '--help' || folders[0] === '-h';
  (isHelp ? process.stdout : process.stderr).write(HELP);
  process.exit(isHelp ? 0 : 2);
}
if ((await build()) !== 0) process.exit(3);

const core = join(root, 'packages/core/dist');
const { python, wholePython } = await import(join(core, 'languages/python/index.js'));
const { javascript, wholeJavascript } = await import(join(core, 'languages/javascript/index.js'));
const { openDocument } = await import(join(core, 'engine/document.js'));
const { loadGrammars } = await import(join(core, 'syntax/tree-sitter.js'));
await loadGrammars();

const PYTHON = ['*.py'];
const JAVASCRIPT = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].map((extension) => `*.${extension}`);

let differing = 0;
for (const folder of folders) {
  compare(folder, 'Python', readFolder(folder, PYTHON), python, wholePython);
  compare(folder, 'JavaScript', readFolder(folder, JAVASCRIPT), javascript, wholeJavascript);
}
process.exitCode = differing > 0 ? 1 : 0;

function compare(folder, name, files, scanned, parsed) {
  if (files.size === 0) return;
  const [partly, whole] = [told(scanned, files), told(parsed, files)];
  let count = 0;
  for (const path of files.keys()) {
    const [some, all] = [partly.facts.get(path), whole.facts.get(path)];
    if (some.join('\n') === all.join('\n')) continue;
    count += 1;
    differing += 1;
    if (differing <= MOST) show(path, some, all);
  }
  process.stdout.write(
    `${folder}: ${files.size} files of ${name}, ${count} differ; processor time ${partly.seconds} s scanned first, ${whole.seconds} s whole\n`,
  );
}

function readFolder(folder, patterns) {
  const paths = execFileSync('git', ['ls-files', '-z', '--', ...patterns], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }).split(
    '\0',
  );
  const files = new Map();
  for (const path of paths.filter(Boolean)) {
    try {
      files.set(path, readFileSync(join(folder, path), 'utf8').replace(/^\ufeff/, ''));
    } catch (error) {
      process.stderr.write(`${path}: ${error.message}\n`);
    }
  }
  return files;
}

function told(language, files) {
  const before = process.cpuUsage();
  const facts = new Map();
  for (const path of files.keys()) {
    const document = openDocument(path, { read: (name) => files.get(name) });
    const lines = [];
    try {
      for (const fact of language.extract(document)) lines.push(JSON.stringify(fact));
    } catch (error) {
      lines.push(error.message);
    }
    document.close();
    facts.set(path, lines);
  }
  const { user, system } = process.cpuUsage(before);
  return { facts, seconds: ((user + system) / 1e6).toFixed(1) };
}

function show(path, some, all) {
  process.stdout.write(`${path}\n`);
  for (const line of all) if (!some.includes(line)) process.stdout.write(`  only whole:  ${line.slice(0, 400)}\n`);
  for (const line of some) if (!all.includes(line)) process.stdout.write(`  only partly: ${line.slice(0, 400)}\n`);
}
