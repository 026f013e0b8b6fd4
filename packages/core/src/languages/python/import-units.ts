import type { PythonLines } from '@factorlint/scanner';
import { LineStructure } from './line-structure.js';
import type { Node } from './node.js';
import { parseUnit, type Unit } from './unit.js';

/** As many import statements are remembered as a large repository has different ones. */
const MOST = 50_000;
/** What is longer stands in one place only. UTF-16 code units. */
const LONGEST = 240;

const NONE: readonly never[] = [];
const ROOT: Node = { type: 'module', start: 0, end: 0, field: undefined, parent: undefined, children: NONE };
const known = new Map<string, Unit | undefined>();

/**
 * An import statement on a line of its own, parsed once for all the files in which it stands in the same words; undefined for other units.
 * @param parent the node whose child it is
 */
export function readImport(unit: number, text: string, lines: PythonLines, parent: Node): Unit | undefined {
  const [start, end] = [lines.starts[unit]!, lines.ends[unit]!];
  if (end - start > LONGEST || lines.opens[unit]) return undefined;
  if (!text.startsWith('from ', start) && !text.startsWith('import ', start)) return undefined;
  const source = text.slice(start, end);
  let model = known.get(source);
  if (!model && !known.has(source)) {
    if (known.size >= MOST) known.clear();
    known.set(source, (model = parsed(source)));
  }
  return model && new Copy(model, start, parent);
}

/** Undefined where it is more than one import statement. */
function parsed(source: string): Unit | undefined {
  const lines = { starts: [0], ends: [source.length], indents: [0], kinds: [0], values: [0], opens: [false], walruses: [] };
  const unit = parseUnit(0, source, lines, new LineStructure(lines), ROOT, () => ROOT);
  return unit.nodes.length === 1 && unit.imports.length === 1 && !unit.fault && unit.strings.length === 0 ? unit : undefined;
}

/** The statement again, at another place. What it consists of is copied when somebody looks. */
class StatementCopy implements Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly field: string | undefined;
  readonly parent: Node;
  readonly original: Node;
  #children: readonly Node[] | undefined;

  constructor(original: Node, shift: number, parent: Node) {
    this.type = original.type;
    this.start = original.start + shift;
    this.end = original.end + shift;
    this.field = original.field;
    this.parent = parent;
    this.original = original;
  }

  get children(): readonly Node[] {
    return (this.#children ??= this.original.children.map((child) => shifted(child, this.start - this.original.start, this)));
  }
}

/** The unit again, at another place. */
class Copy implements Unit {
  readonly nodes: readonly Node[];
  readonly imports: readonly Node[];
  readonly strings = NONE;
  readonly templates = NONE;
  readonly walruses = NONE;
  readonly fault = undefined;
  readonly comments = NONE;
  readonly #model: Unit;
  #words: ReadonlyMap<string, readonly Node[]> | undefined;

  constructor(model: Unit, shift: number, parent: Node) {
    this.#model = model;
    this.nodes = [new StatementCopy(model.nodes[0]!, shift, parent)];
    this.imports = this.nodes;
  }

  get words(): ReadonlyMap<string, readonly Node[]> {
    return (this.#words ??= new Map([...this.#model.words.keys()].map((word) => [word, this.nodes])));
  }
}

function shifted({ type, start, end, field, children }: Node, shift: number, parent: Node): Node {
  const copies: Node[] = [];
  const copy: Node = { type, start: start + shift, end: end + shift, field, parent, children: copies };
  for (const child of children) copies.push(shifted(child, shift, copy));
  return copy;
}
