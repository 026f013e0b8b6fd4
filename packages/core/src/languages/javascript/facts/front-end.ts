import type { SourceFile } from '../source.js';

/** Whether a file runs in a browser: JSX, `use client`, the browser's globals, hooks, imports of front-end frameworks. */
export function isFrontEnd(file: SourceFile): boolean {
  if (/\.[jt]sx$/.test(file.document.path)) return true;
  const program = file.reader.program;
  const first = program.type === 'Program' ? program.body[0] : undefined;
  if (first && 'directive' in first && first.directive === 'use client') return true;
  if (GLOBALS.some((name) => file.reader.statementsWith([name]).length > 0 && !file.reader.lookup(name, program))) return true;
  return file.reader.imports().some((statement) => statement.type === 'ImportDeclaration' && FRAMEWORKS.test(statement.source.value));
}

const GLOBALS = ['document', 'window', 'localStorage', 'sessionStorage'];
const FRAMEWORKS =
  /^(?:react-dom|vue|vue-router|vue-i18n|pinia|svelte|@angular\/core|solid-js|jquery|zustand|@tanstack\/react-query)(?:\/|$)/;
