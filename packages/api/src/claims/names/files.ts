import { folderOf, type ClaimPlace, type Location } from '@factorlint/core';
import type { Grounds } from '../grounds.js';

const FILE =
  /^(?:\.{0,2}\/)?(?:[\w.@+-]+\/)*(?:[\w.+-]*\.(?:ya?ml|toml|lock|sh|json|cfg|ini|conf|py|[cm]?[jt]sx?|txt|env|example|sample|md|rst|tf|hcl)|Procfile|Dockerfile|Makefile|Pipfile|Jenkinsfile|\.env\.[\w-]+|\.dockerignore|\.gitignore|\.python-version|\.nvmrc|entrypoint)$/;
/** Files that are made on each machine, and those that stand for any. */
const MADE =
  /(?:^|\/)(?:\.env(?:\.local)?|local_settings\.py|settings_local\.py|db\.sqlite3?)$|^(?:\.?\/)?(?:node_modules|\.?venv|dist|build|staticfiles|target|tmp|var|etc|usr|opt|home|run|proc)\/|(?:^|\/)(?:foo|bar|example|my\w*)\.\w+$/i;
/** What generators of projects write around names. */
const HOLE = /\{[{%#].*?[#%}]\}/g;
const TEMPLATE = /\.(?:jinja2?|j2|tmpl|tpl|erb|mustache|hbs)$/;

/** Whether a text has the shape of a file's path. */
export function isFileName(text: string): boolean {
  return FILE.test(text);
}

/**
 * A file of the tree that a document means by a path: seen from a folder, from the root, or at the end of any path. Paths of templates
 * count without their holes.
 * @param folders from where it may be meant, the likeliest first
 */
export function findFile(
  name: string,
  folders: readonly string[],
  { facts }: Grounds,
): { readonly path: string; readonly exact: boolean } | undefined {
  const plain = name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  for (const folder of folders) {
    const path = normalized(folder === '' ? plain : `${folder}/${plain}`);
    if (path !== undefined && facts.has(path)) return { path, exact: true };
  }
  const wanted = plain.replace(/^(?:\.\.\/)+/, '');
  const found = facts.paths.find(
    (path) => endsWith(path, wanted) || (/[{%]|\.j/.test(path) && endsWith(path.replace(HOLE, '').replace(TEMPLATE, ''), wanted)),
  );
  return found === undefined ? undefined : { path: found, exact: false };
}

/** Whether a path is of a file that nobody commits, lies outside, or has a part that stands for another. */
export function isNoFileOfTree(name: string): boolean {
  return MADE.test(name) || /^[/~]|[<>{}*$?]|\.\.\.|…/.test(name);
}

/** Whether a file that a claim names is there. */
export function checkFile(name: string, location: Location, grounds: Grounds): readonly ClaimPlace[] {
  const found = findFile(name, [folderOf(location.path), ''], grounds);
  if (found) return [{ speaks: 'for', location: { path: found.path }, message: `${name} is here.` }];
  if (isNoFileOfTree(name) || grounds.isTemplate) return [];
  return [{ speaks: 'against', location, message: `There is no file ${name}.` }];
}

function endsWith(path: string, wanted: string): boolean {
  return path === wanted || path.endsWith(`/${wanted}`);
}

/** A path without `.` and `..`; undefined where it leaves the root. */
function normalized(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
