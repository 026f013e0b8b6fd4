import {
  environmentsIn,
  folderOf,
  shownText,
  walkStatements,
  textOf,
  type DocumentedScript,
  type JudgedCommand,
  type Run,
  type Script,
} from '@factorlint/core';
import type { Grounds } from '../grounds.js';
import { together, type Check, type Command } from './command.js';
import { composeCheck } from './compose.js';
import { django } from './django.js';
import { neededFiles } from './files.js';
import { makeTarget } from './make.js';
import { pythonModule } from './modules.js';
import { nodeScript } from './node.js';
import { unwrapped } from './unwrap.js';
import { suppliedVariables, variableFinding } from './variables.js';

/** The first that knows a kind of command answers. */
const CHECKS: readonly Check[] = [
  composeCheck((command, grounds) => checked(command, grounds)),
  django,
  nodeScript,
  makeTarget,
  suppliedVariables,
  pythonModule,
  neededFiles,
];

/** Programs after which the folder is another: they make a project or fetch one. */
const MAKERS = /^(?:cookiecutter|copier|startproject|create-[\w-]+|init|degit)$/;

function checked(command: Command, grounds: Grounds) {
  const inner = { ...command, words: unwrapped(command.words) };
  for (const check of CHECKS) {
    const found = check(inner, grounds);
    if (found) return found;
  }
  return undefined;
}

/** Answers the commands of one document, in their order. What a command before makes, and where `cd` leads, is kept in mind. */
export function judgeCommands(scripts: readonly DocumentedScript[], grounds: Grounds): readonly JudgedCommand[] {
  const judged: JudgedCommand[] = [];
  for (const { script } of scripts) {
    const folder = folderOf(script.location.path);
    let folders = [...new Set([folder, ''])];
    const made = new Set<string>(grounds.isTemplate ? ['*'] : []);
    const expanded = namesExpandedIn(script);
    for (const statement of walkStatements(script.statements)) {
      if (statement.kind === 'assign') {
        for (const { name, location } of statement.assignments) {
          const found = expanded.has(name) ? undefined : variableFinding(name, { location }, grounds);
          if (found) judged.push({ location, text: `${name}=…`, ...found });
        }
      }
      if (statement.kind !== 'run') continue;
      const words = statement.words.map(wordOf);
      if (words[0] === 'cd') folders = [...new Set(foldersAfter(words[1], folders, made, grounds))];
      for (const name of madeBy(words, statement)) made.add(name);
      const command: Command = { words, location: statement.location, folders, made };
      const found = together([checked(command, grounds)].flatMap((finding) => finding ?? []));
      if (found) judged.push({ location: statement.location, text: statement.words.map(shownText).join(' '), ...found });
    }
  }
  return judged;
}

/** A word's text; undefined where it is not constant, or stands for another. */
function wordOf(value: Run['words'][number]): string | undefined {
  const text = textOf(value);
  return text === undefined || /[<>{}]|\.\.\.|…|\[[\w-]+\]/.test(text) ? undefined : text;
}

function foldersAfter(target: string | undefined, folders: readonly string[], made: Set<string>, { facts }: Grounds): string[] {
  const plain = target?.replace(/\/$/, '').replace(/^\.\//, '');
  const found = folders
    .map((folder) => [folder, plain].filter((part) => part !== '').join('/'))
    .find((path) => facts.paths.some((each) => each.startsWith(`${path}/`)));
  if (plain !== undefined && plain !== '' && found !== undefined) return [found];
  // The name of the clone, of a new project, or a folder outside: names are looked for anywhere.
  if (made.has('clone')) made.add('project');
  else if (plain !== '..') made.add('*');
  return ['', ...folders];
}

/** What a command leaves behind: files by name; `*` for a whole project. */
function madeBy(words: readonly (string | undefined)[], { redirects = [] }: Run): readonly string[] {
  const [program] = words;
  const written = redirects.filter(({ operator }) => operator.startsWith('>')).flatMap(({ target }) => textOf(target) ?? []);
  const last = words.at(-1);
  const named = program === 'cp' || program === 'mv' || program === 'touch' || program === 'curl' || program === 'wget' ? [last] : [];
  const isMaker = words.slice(0, 4).some((word) => word !== undefined && MAKERS.test(word)) && program !== 'git' && program !== 'terraform';
  const fetched = program === 'git' && words[1] === 'clone' ? ['clone'] : [];
  return [...written, ...named, ...(isMaker ? ['*'] : []), ...fetched].filter((name) => name !== undefined);
}

/** Variables that the commands use themselves. */
function namesExpandedIn(script: Script): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of walkStatements(script.statements))
    if (statement.kind === 'run')
      for (const word of statement.words) for (const { name } of environmentsIn(word)) if (name !== undefined) names.add(name);
  return names;
}
