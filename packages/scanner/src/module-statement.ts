import type { ModuleLoad } from './javascript.js';

/** Tokens of an `import` statement, or of an `export` that may name a module, as they come. */
export class ModuleStatement {
  readonly form: 'import' | 'export';
  readonly start: number;
  readonly #tokens: string[] = [];

  constructor(form: 'import' | 'export', start: number) {
    this.form = form;
    this.start = start;
  }

  /** A word, `{`, `}`, `,` or `*`. False: the statement names no module after all. */
  take(token: string): boolean {
    if (this.form === 'export' && !this.#mayFollow(token)) return false;
    this.#tokens.push(token);
    return true;
  }

  /** Whether a string that comes next is the module's name. */
  get wantsModule(): boolean {
    const last = this.#tokens.at(-1);
    return last === 'from' || (this.form === 'import' && last === undefined);
  }

  load(module: string, end: number): ModuleLoad {
    return { module, form: this.form, start: this.start, end, types: this.#takesTypes(), nested: false };
  }

  #mayFollow(token: string): boolean {
    const [first] = this.#tokens;
    const last = this.#tokens.at(-1);
    if (last === undefined || (last === 'type' && first === 'type' && this.#tokens.length === 1))
      return token === '{' || token === '*' || (last === undefined && token === 'type');
    return last !== '}' || token === 'from';
  }

  /** `import type …`, or every name in braces with `type` before it. */
  #takesTypes(): boolean {
    const [first, second] = this.#tokens;
    if (this.form === 'export') return first === 'type';
    if (first === 'type') return this.#tokens.length > 2 && second !== ',';
    if (first !== '{') return false;
    const names: string[][] = [[]];
    for (const token of this.#tokens.slice(1, this.#tokens.indexOf('}'))) {
      if (token === ',') names.push([]);
      else names.at(-1)?.push(token);
    }
    const written = names.filter(({ length }) => length > 0);
    // `type as B` takes a value of the name `type`.
    return written.length > 0 && written.every((tokens) => tokens[0] === 'type' && tokens.length % 2 === 0);
  }
}
