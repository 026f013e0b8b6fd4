import { readdirSync, readFileSync } from 'node:fs';
import { openDocument } from '../../engine/document.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import type { Language } from '../../vocabulary/language.js';

const ROOT = new URL('../../../../../', import.meta.url);

/** The files of a folder of the project whose paths fit, with their texts. Paths are relative to the folder. */
export function filesIn(folder: string, suffix: RegExp): readonly (readonly [path: string, text: string])[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => suffix.test(path) && !path.includes('node_modules'))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(`${folder}/${path}`, ROOT), 'utf8')]);
}

/** All that a file states and all that it binds; a fault at the end. */
export function told(language: Language, path: string, text: string): readonly unknown[] {
  const document = openDocument(path, inMemory({ [path]: text }));
  const facts: unknown[] = [];
  try {
    for (const fact of language.extract(document)) facts.push(fact);
    facts.push(...(language.bindings?.(document, ['*']) ?? []));
  } catch (error) {
    facts.push(String(error));
  }
  document.close();
  return facts;
}
