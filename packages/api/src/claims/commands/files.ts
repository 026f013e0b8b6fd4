import { findFile, isFileName, isNoFileOfTree } from '../names/files.js';
import type { Grounds } from '../grounds.js';
import { fails, together, works, type Check, type Command, type Finding } from './command.js';

const INTERPRETERS = /^(?:python[\d.]*|node|bash|sh|zsh|ts-node|tsx)$/;

/** Files that a command needs: a script that it runs, a list of requirements, a Dockerfile, what it copies. */
export const neededFiles: Check = (command, grounds) => {
  const { words } = command;
  const [program] = words;
  if (program === undefined) return undefined;
  if (/^\.{1,2}\/[\w./-]+$/.test(program)) return script(program, command, grounds);
  if (INTERPRETERS.test(program)) {
    const file = words.slice(1).find((word) => word === undefined || !word.startsWith('-'));
    return file !== undefined && /\.(?:py|[cm]?[jt]s|sh)$/.test(file) && isFileName(file) ? needed(file, command, grounds) : undefined;
  }
  const files = [
    ...(program === 'cp' ? words.slice(1, -1).filter((word) => word !== undefined && !word.startsWith('-')) : []),
    ...(/^pip[\d.]*$|^uv$/.test(program) ? valuesOf(words, ['-r', '--requirement', '-c']) : []),
    ...(program === 'docker' && words[1] === 'build' ? valuesOf(words, ['-f', '--file']) : []),
    ...(program === 'kubectl' && (words[1] === 'apply' || words[1] === 'create') ? valuesOf(words, ['-f', '--filename']) : []),
  ].filter((word) => word !== undefined && isFileName(word));
  return together(files.flatMap((file) => needed(file!, command, grounds) ?? []));
};

/** `./release.sh`: it is there, it is tracked, and it may be run. */
function script(program: string, command: Command, grounds: Grounds): Finding | undefined {
  const there = needed(program, command, grounds);
  const found = findFile(program, command.folders, grounds);
  if (there?.answer !== 'supported' || !found?.exact) return there;
  if (grounds.isExecutable(found.path) === false) return fails(`${found.path} is not executable in version control.`, { path: found.path });
  return there;
}

function needed(name: string, command: Command, grounds: Grounds): Finding | undefined {
  const found = findFile(name, command.folders, grounds);
  if (found) return works(`${name} is here.`, { path: found.path });
  if (isNoFileOfTree(name) || command.made.has(name.replace(/^\.\//, '')) || command.made.has('*')) return undefined;
  return fails(`There is no file ${name}.`, command.location);
}

function valuesOf(words: readonly (string | undefined)[], options: readonly string[]): readonly (string | undefined)[] {
  return words.flatMap((word, index) => (word !== undefined && options.includes(word) ? [words[index + 1]] : []));
}
