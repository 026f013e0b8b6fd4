import { STANDARD_LIBRARY } from '../../../knowledge/python/standard-library.js';
import { lineStart, linesAt, nextLine } from '../../../syntax/line-bounds.js';
import { inserting, replacing } from '../../../syntax/rewriting/text-change.js';
import type { TextChange } from '../../../vocabulary/change.js';
import { importedNames, type Effect } from '../effects.js';
import type { WholeModule } from '../module.js';
import { descendants, type Node } from '../node.js';
import { runsAtLoad, topStatement } from './site.js';

/** How a module, or a name of one, is written at a place, and what has to be inserted for that. */
export interface Imported {
  readonly text: string;
  readonly changes: readonly TextChange[];
}

/**
 * A module of the standard library as it is called at a place, imported if it is not; undefined where its name means something else.
 */
export function moduleName(module: WholeModule, name: string, use: Node): Imported | undefined {
  const local = localName(module, use, (each) => each.module === name && each.name === undefined);
  if (local !== undefined) return { text: local, changes: [] };
  if (module.names.binding(name, use) || (module.reader.module.effects.get(name) ?? []).some((effect) => !isImportOf(effect, name, module)))
    return undefined;
  return { text: name, changes: [insertImport(module, name)] };
}

/** What a name that a module exports is called at a place, if it is imported there. */
export function importedName(module: WholeModule, from: string, name: string, use: Node): string | undefined {
  return localName(module, use, (each) => each.module === from && each.name === name);
}

type Import = ReturnType<typeof importedNames>[number];

function localName(module: WholeModule, use: Node, wanted: (each: Import) => boolean): string | undefined {
  for (const statement of module.file.root.children) {
    if (runsAtLoad(module, use) && statement.start >= topStatement(use).start) break;
    const found = importedNames(statement, module.text).find(wanted);
    const binding = found && module.names.binding(found.local, use);
    if (found && binding?.form === 'effects' && binding.effects.at(-1)?.statement === statement) return found.local;
  }
  return undefined;
}

function isImportOf(effect: Effect, name: string, module: WholeModule): boolean {
  return effect.operation === 'import' && importedNames(effect.statement, module.text).some((each) => each.module === name && !each.name);
}

/** `import name` beside the other imports: after the docstring and `__future__`, sorted where those of the standard library stand. */
function insertImport(module: WholeModule, name: string): TextChange {
  const { text } = module.file;
  const line = `import ${name}\n`;
  const group = firstGroup(module);
  const [first] = group;
  if (!first) return afterHead(module, line);
  const before = (statement: Node, lines: string) => inserting(module.document, lineStart(text, statement.start), lines);
  if (!isStandard(first, module)) return before(first, `${line}\n`);
  const next = group.find((each) => each.type === 'import_from_statement' || moduleOf(each, module) > name);
  if (next) return before(next, line);
  const at = nextLine(text, (group.at(-1) ?? first).end);
  return inserting(module.document, at, linesAt(text, at, line));
}

const IMPORT: ReadonlySet<string> = new Set(['import_statement', 'import_from_statement']);

/** The first imports of the module, up to an empty line or something else. */
function firstGroup(module: WholeModule): readonly Node[] {
  const statements = module.file.root.children;
  const from = statements.findIndex(({ type }) => IMPORT.has(type));
  if (from < 0) return [];
  const end = statements.findIndex(
    ({ type, start }, index) =>
      index > from &&
      (!IMPORT.has(type) || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(module.file.text.slice(statements[index - 1]?.end, start))),
  );
  return statements.slice(from, end < 0 ? undefined : end);
}

function isStandard(statement: Node, module: WholeModule): boolean {
  return STANDARD_LIBRARY.has(moduleOf(statement, module).split('.')[0] ?? '');
}

function moduleOf(statement: Node, module: WholeModule): string {
  return importedNames(statement, module.text)[0]?.module ?? '';
}

/** After the docstring, `__future__` and the comments that open the file, with empty lines around. */
function afterHead(module: WholeModule, line: string): TextChange {
  const { text, root } = module.file;
  const body = root.children.findIndex((each, index) => each.type !== 'future_import_statement' && !(index === 0 && isDocstring(each)));
  const last = root.children[(body < 0 ? root.children.length : body) - 1];
  if (!last) return inserting(module.document, afterComments(text), `${line}\n`);
  const end = nextLine(text, last.end);
  const at = isEmptyLine(text, end) ? nextLine(text, end) : end;
  return inserting(module.document, at, linesAt(text, at, `${at === end ? '\n' : ''}${line}${isEmptyLine(text, at) ? '' : '\n'}`));
}

function isEmptyLine(text: string, offset: number): boolean {
  return /^[ \t]*[\r\n]/.test(text.slice(offset, nextLine(text, offset)));
}

function isDocstring(statement: Node): boolean {
  return statement.type === 'expression_statement' && /^(?:string|concatenated_string)$/.test(statement.children[0]?.type ?? '');
}

/** After `#!`, the encoding, and a block of comments that an empty line ends. */
function afterComments(text: string): number {
  const whole = /^(?:#[^\r\n]*(?:\r\n|\r|\n))+[ \t]*(?:\r\n|\r|\n)/.exec(text);
  const head = /^(?:#![^\r\n]*(?:\r\n|\r|\n))?(?:#[^\r\n]*coding[:=][^\r\n]*(?:\r\n|\r|\n))?/.exec(text);
  return (whole ?? head)?.[0].length ?? 0;
}

/**
 * Takes back what imports a name that is used once and no more after an edit: the whole statement, or the name in it.
 * @param use the one use that the edit takes away
 */
export function dropImport(module: WholeModule, local: string, use: Node): readonly TextChange[] {
  const uses = (module.file.words.get(local) ?? []).flatMap((statement) =>
    [...descendants(statement)].filter((node) => node.type === 'identifier' && module.text(node) === local && !isImport(node)),
  );
  if (new Set(uses).size !== 1 || !uses.every((node) => use.start <= node.start && node.end <= use.end)) return [];
  const statement = module.file.root.children.find((each) => importedNames(each, module.text).some((name) => name.local === local));
  if (
    !statement ||
    module.file.strings.some((node) => node.end - node.start === local.length + 2 && module.text(node).slice(1, -1) === local)
  )
    return [];
  const names = importedNames(statement, module.text);
  if (names.length !== 1) return [];
  const { text } = module.file;
  const alone =
    text.slice(lineStart(text, statement.start), statement.start) === '' && /^[ \t]*(?:\r\n|\r|\n|$)/.test(text.slice(statement.end));
  return alone ? [replacing(module.document, statement.start, nextLine(text, statement.end), '')] : [];
}

function isImport(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (/import/.test(at.type)) return true;
  return false;
}
