import { openDocument } from '../../engine/document.js';
import { loadGrammars } from '../../syntax/tree-sitter.js';
import type { Fact, FactKind, FactOf } from '../../vocabulary/facts/index.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import type { Language } from '../../vocabulary/language.js';
import type { Location } from '../../vocabulary/location.js';
import { literalText, type Script } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';

/** What a file says, for the tests of this folder. */
export interface Stated {
  readonly all: readonly Fact[];
  of<K extends FactKind>(kind: K): FactOf<K>[];
  /** `line: text` of a place; of one that spans lines `first-last`. */
  at(location: Location): string;
}

await loadGrammars();

/** Lets one language read one file. @throws when the language does not know it */
export function state(language: Language, path: string, text: string): Stated {
  if (!language.reads(path, () => text.slice(0, 4_096))) throw new Error(`${language.id} does not read ${path}`);
  const document = openDocument(path, inMemory({ [path]: text }));
  const all = [...language.extract(document)];
  if (JSON.stringify(all) !== JSON.stringify(structuredClone(all))) throw new Error('Facts are not plain data.');
  const lines = text.split(/\r\n|\n|\r/);
  return {
    all,
    of: <K extends FactKind>(kind: K) => all.filter((fact): fact is FactOf<K> => fact.kind === kind),
    at: ({ range }) => {
      if (!range) return 'file';
      const { start, end } = range;
      if (start.line !== end.line) return `${start.line}-${end.line}`;
      return `${start.line}: ${lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? ''}`;
    },
  };
}

/** A value in one line: `8000`, `$PORT`, `${PORT:-8000}`, `<words>` for a credential, `?`. */
export function shown(value: Value | undefined): string {
  if (!value) return '';
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'credential':
      return `<${value.looks}>`;
    case 'environment':
      if (value.missing === 'fails') return `\${${value.name ?? ''}:?}`;
      return value.missing === 'empty' ? `$${value.name ?? ''}` : `\${${value.name ?? ''}:-${shown(value.missing)}}`;
    case 'text':
      return value.parts.map(shown).join('');
    case 'list':
      return `[${value.items.map(shown).join(', ')}]`;
    case 'parameter':
      return `$${value.name}`;
    default:
      return value.kind === 'unknown' ? '?' : value.kind;
  }
}

/** The simple commands of a script, each in one line, with `exec` and `( … )` for what a `sh -c` runs. */
export function runs(script: Script | undefined): string[] {
  return (script?.statements ?? []).flatMap((statement): string[] => {
    if (statement.kind !== 'run') return [statement.kind];
    const words = statement.words.map((word) => literalText(word) ?? shown(word)).join(' ');
    const inner = statement.script ? ` (${runs(statement.script).join('; ')})` : '';
    return [`${statement.after ? `${statement.after} ` : ''}${statement.exec ? 'exec ' : ''}${words}${inner}`];
  });
}
