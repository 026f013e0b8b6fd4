import { LINE, type PythonScan, type StringPlace } from '@factorlint/scanner';
import { Unsure } from '../asking/index.js';
import { isWordAround, mayBind, mayGive } from './binding-place.js';
import { readImport } from './import-units.js';
import type { Interest } from './interest.js';
import { LineStructure, MODULE } from './line-structure.js';
import { blocksOf } from './effects.js';
import { definition, isStatement, type Node } from './node.js';
import type { PythonSource, Test } from './source.js';
import { parseUnit, type Unit } from './unit.js';

/** A file of which those statements are parsed that somebody asks for. */
export class PartialSource implements PythonSource {
  readonly text: string;
  readonly root: Node;
  readonly #scan: PythonScan;
  readonly #interest: Interest;
  readonly #structure: LineStructure;
  readonly #units = new Map<number, Unit>();
  readonly #blocks = new Map<number, Block>();
  readonly #headers = new Map<Node, number>();
  #imports: readonly Node[] | undefined;
  /** The lines on which a word stands somehow: in code, a string or a comment after it. */
  readonly #searched = new Map<string, readonly Place[]>();

  constructor(text: string, scan: PythonScan, interest: Interest) {
    this.text = text;
    this.#scan = scan;
    this.#interest = interest;
    this.#structure = new LineStructure(scan.lines);
    const root = new Block(this, MODULE, { type: 'module', start: 0, end: text.length, field: undefined, parent: undefined });
    this.root = root;
    this.#blocks.set(MODULE, root);
  }

  statementsWith(words: readonly string[]): Set<Node> {
    const found = new Set<Node>();
    const { words: hits } = this.#scan;
    for (const word of words) {
      const lines = this.#interest.hasWord(word) ? hits.get(word) : this.#search(word).map(({ line }) => line);
      if (lines) this.#addStatements(word, lines, found);
    }
    return found;
  }

  statementsWhere(test: Test): Set<Node> {
    const found = new Set<Node>();
    if (!this.#interest.hasTest(test)) {
      for (const unit of this.#everyUnit())
        for (const [word, statements] of unit.words) if (test(word)) for (const each of statements) found.add(each);
    } else for (const [word, lines] of this.#scan.words) if (this.#interest.fits(word, test)) this.#addStatements(word, lines, found);
    return found;
  }

  statementsGiving(test: Test): Set<Node> {
    if (!this.#interest.hasTest(test)) return this.statementsWhere(test);
    const found = new Set<Node>();
    for (const [word, lines] of this.#scan.words) {
      if (!this.#interest.fits(word, test)) continue;
      const giving = lines.filter((line) => mayGive(this.text, word, line, this.#scan.lines));
      this.#addStatements(word, giving, found);
    }
    return found;
  }

  statementsChanging(name: string): Set<Node> {
    const found = new Set<Node>();
    const lines = this.#search(name)
      .filter((place) => this.#mayBind(place))
      .map(({ line }) => line);
    this.#addStatements(name, lines, found);
    return found;
  }

  #addStatements(word: string, lines: readonly number[], found: Set<Node>): void {
    for (const line of lines) for (const statement of this.#unitOf(line).words.get(word) ?? []) found.add(statement);
  }

  stringsWhere(place: StringPlace, test: Test): readonly Node[] {
    if (!this.#interest.hasStrings(place, test)) return [...this.#everyUnit()].flatMap(({ strings }) => strings);
    const units = new Set(this.#scan.strings[place].map((line) => this.#unitOf(line)));
    return [...units].flatMap(({ strings }) => strings);
  }

  strings(): readonly Node[] {
    return [...this.#everyUnit()].flatMap(({ strings, templates }) => [...strings, ...templates]);
  }

  imports(): readonly Node[] {
    return (this.#imports ??= this.#readImports());
  }

  #readImports(): readonly Node[] {
    const units = new Set((this.#scan.words.get('import') ?? []).map((line) => this.#unitOf(line)));
    return [...units].flatMap((unit) => unit.imports).sort((a, b) => a.start - b.start);
  }

  walruses(name?: string): readonly Node[] {
    const lines = new Set(this.#scan.lines.walruses);
    if (lines.size === 0) return [];
    const wanted = name === undefined ? [...lines] : this.#search(name).flatMap(({ line }) => (lines.has(line) ? [line] : []));
    return [...new Set(wanted.map((line) => this.#unitOf(line)))].flatMap((unit) => unit.walruses);
  }

  changing(name: string, scope: Node): readonly Node[] | undefined {
    const header = this.#headerOf(scope);
    if (header === undefined) return undefined;
    const units = new Set<number>();
    for (const place of this.#search(name)) {
      if (this.#structure.scopeOf(place.line) === header && this.#mayBind(place)) units.add(this.#structure.units[place.line]!);
    }
    return [...units].sort((a, b) => a - b).flatMap((unit) => ownStatements(this.#unit(unit).nodes));
  }

  outsiders(scope: Node): readonly Node[] | undefined {
    const header = this.#headerOf(scope);
    if (header === undefined) return undefined;
    const found: Node[] = [];
    for (const word of ['global', 'nonlocal'])
      for (const line of this.#scan.words.get(word) ?? [])
        if (this.#structure.scopeOf(line) === header) found.push(...ownStatements(this.#unitOf(line).nodes));
    return found;
  }

  definitions(test: Test): readonly Node[] {
    const { starts, ends, kinds } = this.#scan.lines;
    const found: Node[] = [];
    for (const [line, kind] of kinds.entries()) {
      if ((kind !== LINE.function && kind !== LINE.class) || this.#structure.scopeOf(line) !== MODULE) continue;
      const unit = this.#structure.units[line]!;
      if (!test(this.text.slice(starts[unit], ends[line]))) continue;
      for (const node of ownStatements(this.#unit(unit).nodes)) {
        const defined = definition(node);
        if (/^(?:function|class)_definition$/.test(defined.type)) found.push(defined);
      }
    }
    return found;
  }

  *boundAmong(names: ReadonlySet<string>): Generator<string> {
    for (const [word, lines] of this.#scan.words)
      if (names.has(word) && lines.some((line) => this.#structure.scopeOf(line) === MODULE)) yield word;
  }

  *changedNames(): Generator<string> {
    const { starts, values } = this.#scan.lines;
    const names = new Set<string>();
    for (const [line, value] of values.entries()) {
      if (value === 0 || this.#structure.scopeOf(line) !== MODULE) continue;
      for (const [word] of this.text.slice(starts[line], value).matchAll(WORD)) names.add(word);
    }
    for (const name of names) if (this.#isChangedInside(name)) yield name;
  }

  #isChangedInside(name: string): boolean {
    const { kinds } = this.#scan.lines;
    return this.#search(name).some((place) => {
      for (let header = this.#structure.scopeOf(place.line); header !== MODULE; header = this.#structure.scopeOf(header))
        if (kinds[header] === LINE.function) return this.#mayBind(place);
      return false;
    });
  }

  /** The nodes of a block's statements. */
  childrenOf(header: number): readonly Node[] {
    return this.#structure.unitsIn(header).flatMap((unit) => this.#unit(unit).nodes);
  }

  *#everyUnit(): Generator<Unit> {
    const { units } = this.#structure;
    for (let line = 0; line < units.length; line += 1) if (units[line] === line) yield this.#unit(line);
  }

  #unitOf(line: number): Unit {
    return this.#unit(this.#structure.units[line]!);
  }

  /** @throws {Unsure} where the statement is not Python by itself */
  #unit(unit: number): Unit {
    let known = this.#units.get(unit);
    if (known) return known;
    const parent = this.#block(this.#structure.parents[unit]!);
    // Reading the parent may have read the unit.
    known = this.#units.get(unit);
    if (known) return known;
    const blockOf = (header: number, field: string | undefined, around: Node) => this.#makeBlock(header, field, around);
    const { lines } = this.#scan;
    known = readImport(unit, this.text, lines, parent) ?? parseUnit(unit, this.text, lines, this.#structure, parent, blockOf);
    if (known.fault) throw new Unsure();
    this.#units.set(unit, known);
    return known;
  }

  /** The node of the block that a line opens. */
  #block(header: number): Node {
    const known = this.#blocks.get(header);
    if (known) return known;
    this.#unitOf(header);
    const block = this.#blocks.get(header);
    if (!block) throw new Unsure();
    return block;
  }

  #makeBlock(header: number, field: string | undefined, parent: Node): Node {
    const { starts, ends } = this.#scan.lines;
    const [start, end] = [starts[header + 1]!, ends[this.#structure.blockEnds[header]!]!];
    const block = new Block(this, header, { type: 'block', start, end, field, parent });
    this.#blocks.set(header, block);
    if (field === 'body' && /^(?:function|class)_definition$/.test(parent.type)) this.#headers.set(parent, header);
    return block;
  }

  /** The line that opens a scope's block, where that is read piece by piece. */
  #headerOf(scope: Node): number | undefined {
    return scope === this.root ? MODULE : this.#headers.get(scope);
  }

  #mayBind({ start, end, line }: Place): boolean {
    return mayBind(this.text, start, end, line, this.#scan.lines);
  }

  #search(word: string): readonly Place[] {
    let known = this.#searched.get(word);
    if (!known) this.#searched.set(word, (known = [...this.#find(word)]));
    return known;
  }

  *#find(word: string): Generator<Place> {
    const { text } = this;
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      if (isWordAround(text, start, end)) continue;
      const line = this.#structure.lineAt(start);
      if (line !== undefined) yield { start, end, line };
    }
  }
}

/** Where a word stands: UTF-16 offsets, and the line. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** The statements of a unit that stand in the scope of its own: those of blocks on the same line, and clauses that bind. */
function ownStatements(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const stack = nodes.filter((node) => isStatement(node)).reverse();
  for (let statement = stack.pop(); statement; statement = stack.pop()) {
    found.push(statement);
    if (/^(?:decorated_definition|function_definition|class_definition|except_clause)$/.test(statement.type)) continue;
    const inner = blocksOf(statement, isRead).flatMap(({ clause, statements }) =>
      clause.type === 'except_clause' ? [clause, ...statements] : statements,
    );
    stack.push(...inner.reverse());
  }
  return found;
}

function isRead(block: Node): boolean {
  return !(block instanceof Block);
}

/** A block whose statements are parsed when somebody looks into it. */
class Block implements Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly field: string | undefined;
  readonly parent: Node | undefined;
  readonly #source: PartialSource;
  readonly #header: number;
  #children: readonly Node[] | undefined;

  constructor(source: PartialSource, header: number, { type, start, end, field, parent }: Omit<Node, 'children'>) {
    this.type = type;
    this.start = start;
    this.end = end;
    this.field = field;
    this.parent = parent;
    this.#source = source;
    this.#header = header;
  }

  get children(): readonly Node[] {
    return (this.#children ??= this.#source.childrenOf(this.#header));
  }
}
