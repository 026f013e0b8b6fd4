import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateExample } from '@factorlint/reporters';
import type { AnalyzedFolder } from '../model/analyze-model.js';
import { exampleFiles } from './example-files.js';

/** Brings the example files of a folder up to date. Gives a sentence for each file. */
export function writeExamples({ root, tree, report }: AnalyzedFolder): readonly string[] {
  const files = exampleFiles(report, tree.paths);
  if (files.length === 0) return ['Nothing reads the environment: there is no example to write.'];
  return files.map(({ path, variables }) => {
    const target = join(root, path);
    const kind = kindOf(target);
    if (kind === 'other' && !tree.paths.includes(path)) return `${path} is no plain file, so it stays as it is.`;
    const before = kind === undefined ? undefined : exactText(target);
    if (kind !== undefined && before === undefined) return `${path} is not UTF-8, so it stays as it is.`;
    const remark = kind === undefined || tree.paths.includes(path) ? '' : ' Version control ignores it.';
    const { text, added } = updateExample(before, variables);
    if (added.length === 0) return `${path} names all variables already.${remark}`;
    writeFileSync(target, text);
    return `${path} ${before === undefined ? 'is new and names' : 'names now also'} ${added.join(', ')}.${remark}`;
  });
}

/** What stands at a path, also where it is ignored; a link is no plain file. */
function kindOf(path: string): 'file' | 'other' | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found && (found.isFile() ? 'file' : 'other');
}

/** The text of a file, its byte order mark too; undefined where writing it back would change bytes. */
function exactText(path: string): string | undefined {
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
