import { isFrontEnd } from '../facts/front-end.js';
import { environmentObject } from '../values/environment.js';
import type { SourceFile } from '../source.js';
import { memberName, nodesOf, type MemberExpression, type Node } from '../tree.js';
import { quoted, textOf } from './site.js';

/** The read of a variable as the file reads others; undefined in files for a browser, and where `process` is something else. */
export function readOf(file: SourceFile, name: string, use: Node): string | undefined {
  if (isFrontEnd(file)) return undefined;
  const reads = readsIn(file);
  const object = objectFor(file, reads, use);
  if (object === undefined) return undefined;
  const brackets = reads.filter(({ computed }) => computed).length;
  return brackets > reads.length - brackets ? `${object}[${quoted(file, name)}]` : `${object}.${name}`;
}

/** `||` or `??`, whichever the file gives its variables more often. */
export function alternative(file: SourceFile): '||' | '??' {
  const operators = readsIn(file).flatMap((read) => {
    const parent = file.reader.parentOf(read);
    return parent?.type === 'LogicalExpression' && parent.left === read ? [parent.operator] : [];
  });
  return operators.filter((each) => each === '??').length > operators.filter((each) => each === '||').length ? '??' : '||';
}

function readsIn(file: SourceFile): readonly MemberExpression[] {
  return file.reader
    .statementsWith(['env'])
    .flatMap(nodesOf)
    .filter((node) => node.type === 'MemberExpression')
    .filter((node) => memberName(node) !== undefined && environmentObject(file, node.object) !== undefined);
}

/** How the object of the environment is written: `process.env` unless the file has another for all of its reads. */
function objectFor(file: SourceFile, reads: readonly MemberExpression[], use: Node): string | undefined {
  const objects = new Set(reads.map((read) => textOf(file, read.object)));
  const process = file.reader.lookup('process', use);
  const isProcess = !process || (process.form === 'import' && isProcessImport(file, process.node));
  if (objects.has('process.env')) return isProcess ? 'process.env' : undefined;
  const [only, ...others] = objects;
  if (only === undefined) return isProcess ? 'process.env' : undefined;
  if (others.length > 0 || !/^(?:env|Bun\.env)$/.test(only)) return undefined;
  const declared = file.reader.lookup('env', use);
  if (only === 'env') return declared?.form === 'import' ? only : undefined;
  return only;
}

function isProcessImport(file: SourceFile, specifier: Node): boolean {
  const declaration = file.reader.parentOf(specifier);
  return declaration?.type === 'ImportDeclaration' && /^(?:node:)?process$/.test(declaration.source.value);
}
