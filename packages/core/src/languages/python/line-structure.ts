import { LINE, type PythonLines } from '@factorlint/scanner';

/** The module, as the line that holds all others. */
export const MODULE = -1;

/**
 * How the logical lines of a file belong together. A unit is a statement: a line, or the lines of one compound statement's heads (its
 * decorators, `elif`, `except` and so on), without the blocks between them; it is named by its first line.
 */
export class LineStructure {
  readonly #lines: PythonLines;
  /** The line whose block a line stands in. */
  readonly parents: Int32Array;
  /** The unit of each line. */
  readonly units: Int32Array;
  /** The last line of the block that a line opens. */
  readonly blockEnds: Int32Array;
  #members: Map<number, number[]> | undefined;
  #children: Map<number, number[]> | undefined;

  constructor(lines: PythonLines) {
    const { starts, indents, kinds, opens } = lines;
    const count = starts.length;
    this.#lines = lines;
    this.parents = new Int32Array(count);
    this.units = new Int32Array(count);
    this.blockEnds = new Int32Array(count);
    const headers = [MODULE];
    const columns = [0];
    /** The line before in the same block. */
    const previous = [MODULE];
    for (let line = 0; line < count; line += 1) {
      if (line > 0 && opens[line - 1]) {
        headers.push(line - 1);
        columns.push(indents[line]!);
        previous.push(MODULE);
      }
      while (columns.length > 1 && columns.at(-1)! > indents[line]!) {
        this.blockEnds[headers.pop()!] = line - 1;
        columns.pop();
        previous.pop();
      }
      const parent = headers.at(-1)!;
      const before = previous.at(-1)!;
      previous[previous.length - 1] = line;
      this.parents[line] = parent;
      const isInside = parent !== MODULE && (kinds[parent] === LINE.match || (this.units[parent] !== parent && this.#isMatch(parent)));
      if (isInside) this.units[line] = this.units[parent]!;
      else
        this.units[line] =
          before !== MODULE && (kinds[line] === LINE.clause || kinds[before] === LINE.decorator) ? this.units[before]! : line;
    }
    for (const header of headers) if (header !== MODULE) this.blockEnds[header] = count - 1;
  }

  /** Whether a unit holds its blocks too: a `match`. */
  isWhole(unit: number): boolean {
    return this.#isMatch(unit);
  }

  /** Whether a line is part of a `match`, whose inside is one unit with it. */
  #isMatch(line: number): boolean {
    return this.#lines.kinds[this.units[line]!] === LINE.match;
  }

  /** The lines of a unit, in order; of a `match` only the first. */
  membersOf(unit: number): readonly number[] {
    if (!this.#members) this.#group();
    return this.#members!.get(unit) ?? [unit];
  }

  /** The units of the block that a line opens, in order; of the module for `MODULE`. */
  unitsIn(header: number): readonly number[] {
    if (!this.#children) this.#group();
    return this.#children!.get(header) ?? [];
  }

  #group(): void {
    this.#members = new Map();
    this.#children = new Map();
    const count = this.units.length;
    for (let line = 0; line < count; line += 1) {
      const unit = this.units[line]!;
      if (unit === line) push(this.#children, this.parents[line]!, line);
      else if (!this.#isMatch(unit)) push(this.#members, unit, line, unit);
    }
  }

  /** The head of the function or class that a line stands in, `MODULE` outside. */
  scopeOf(line: number): number {
    const { kinds } = this.#lines;
    let header = this.parents[line]!;
    while (header !== MODULE && kinds[header] !== LINE.function && kinds[header] !== LINE.class) header = this.parents[header]!;
    return header;
  }

  /** The line that an offset stands in; undefined between lines. */
  lineAt(offset: number): number | undefined {
    const { starts, ends } = this.#lines;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return starts.length > 0 && starts[low]! <= offset && offset < ends[low]! ? low : undefined;
  }
}

function push(groups: Map<number, number[]>, key: number, value: number, first?: number): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, first === undefined ? [value] : [first, value]);
}
