import type { SourceFile } from '../source.js';
import { nodesOf, type Node } from '../tree.js';

/** Whether a file runs in a browser: JSX, `use client`, the browser's globals, hooks, imports of front-end frameworks. */
export function isFrontEnd(file: SourceFile): boolean {
  if (/\.[jt]sx$/.test(file.document.path)) return true;
  if (file.reader.opensWith('use client')) return true;
  return file.reader.imported().some((module) => FRAMEWORKS.test(module)) || usesBrowser(file);
}

/** A global of the browser is used: not as a key or a member of something else, and not under a declaration of the file. */
function usesBrowser(file: SourceFile): boolean {
  return file.reader.statementsWith(GLOBALS).some((unit) => nodesOf(unit).some((node) => isGlobal(file, node)));
}

function isGlobal(file: SourceFile, node: Node): boolean {
  if (node.type !== 'Identifier' || !GLOBALS.includes(node.name) || file.reader.lookup(node.name, node)) return false;
  const parent = file.reader.parentOf(node);
  if (parent?.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent?.type === 'Property') return parent.value === node || parent.computed;
  return parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition';
}

const GLOBALS = ['document', 'window', 'localStorage', 'sessionStorage'];
const FRAMEWORKS =
  /^(?:react-dom|vue|vue-router|vue-i18n|pinia|svelte|@angular\/core|solid-js|jquery|zustand|@tanstack\/react-query)(?:\/|$)/;
