import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser as TreeSitter, type Node, type Tree } from 'web-tree-sitter';
import { SyntaxFault, type Parser } from '../vocabulary/document.js';

export type { Node, Tree } from 'web-tree-sitter';

/** The grammars that come with this package. */
export type Grammar = 'python' | 'bash' | 'hcl';

/** What is longer is not parsed: recovery from errors may take quadratic time. */
const LONGEST = 4 * 1024 * 1024;
/**
 * Milliseconds that one text may take, and more for each UTF-16 code unit: ten times what a program takes. Only a clock bounds it: some
 * garbage takes a hundred times longer a step than any program does, so that counting steps would not.
 */
const LONGEST_TIME = 1_000;
const TIME_PER_UNIT = 1 / 500;

const loading = new Map<Grammar, Promise<void>>();
const parsers = new Map<Grammar, TreeSitter>();
const treeParsers = new Map<Grammar, Parser<Tree>>();
let runtime: Promise<void> | undefined;

/**
 * Loads what Python, shell and Terraform need. Await it once; parsing is synchronous from then on. Nothing is waited for but
 * promises that are already settled: a host that cannot await (a plugin of ESLint) has it at its first own pause.
 */
export async function loadGrammars(): Promise<void> {
  await Promise.all([loadGrammar('python'), loadGrammar('bash'), loadGrammar('hcl')]);
}

/** Loads one grammar, once, whoever asks. */
export function loadGrammar(grammar: Grammar): Promise<void> {
  const known = loading.get(grammar);
  if (known) return known;
  const promise = load(grammar);
  loading.set(grammar, promise);
  return promise;
}

/** Whether texts of this grammar can be parsed. */
export function isLoaded(grammar: Grammar): boolean {
  return parsers.has(grammar);
}

async function load(grammar: Grammar): Promise<void> {
  await (runtime ??= start());
  const parser = new TreeSitter();
  parser.setLanguage(Language.loadSync(moduleAt(`@factorlint/core/grammars/tree-sitter-${grammar}.wasm`)));
  parsers.set(grammar, parser);
}

/** What is used of the runtime's own WebAssembly; its types come with those of a browser, which this package has none of. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
};
type WasmModule = Parameters<typeof Language.loadSync>[0];

function start(): Promise<void> {
  const module = moduleAt('web-tree-sitter/web-tree-sitter.wasm');
  return TreeSitter.init({
    instantiateWasm(imports: object, done: (instance: object, module: WasmModule) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance, module);
      return instance.exports;
    },
  });
}

const compiled = new Map<string, WasmModule>();

/** What was compiled, so that another thread need not do it again. It can be cloned to there. */
export function compiledModules(): ReadonlyMap<string, object> {
  return compiled;
}

/** Takes what another thread has compiled. To be called before anything is loaded. */
export function useModules(modules: ReadonlyMap<string, object>): void {
  for (const [specifier, module] of modules) compiled.set(specifier, module);
}

/** By the name of its package: this code may stand in a bundle elsewhere. */
function moduleAt(specifier: string): WasmModule {
  let module = compiled.get(specifier);
  if (!module) {
    module = new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve(specifier)));
    compiled.set(specifier, module);
  }
  return module;
}

/**
 * Parses a text. Offsets of the nodes are UTF-16 offsets into it. The caller must `delete()` the tree.
 * @throws {SyntaxFault} when the text is too long or takes too long
 * @throws {Error} when the grammar is not loaded
 */
export function parseTree(grammar: Grammar, text: string): Tree {
  const parser = parsers.get(grammar);
  if (!parser) throw new Error(`The grammar of ${grammar} is not loaded: await loadGrammars() first.`);
  if (text.length > LONGEST) throw new SyntaxFault('The text is too long to be parsed.');
  const deadline = performance.now() + LONGEST_TIME + text.length * TIME_PER_UNIT;
  // The declared result is `void`; true ends the parsing.
  const progressCallback = (): boolean => performance.now() > deadline;
  const tree = parser.parse(text, null, { progressCallback });
  if (tree) return tree;
  parser.reset();
  throw new SyntaxFault('The text has too many errors to be parsed.');
}

/** The parser that `document.parsed` takes; the same one each time, so that a tree is made once. */
export function treeParser(grammar: Grammar): Parser<Tree> {
  const known = treeParsers.get(grammar);
  if (known) return known;
  const parser: Parser<Tree> = {
    id: `tree-sitter-${grammar}`,
    parse: ({ text }) => parseTree(grammar, text),
    dispose: (tree) => tree.delete(),
  };
  treeParsers.set(grammar, parser);
  return parser;
}

/** The children that are there, also those without a name. */
export function childrenOf(node: Node): Node[] {
  return node.children.filter((child) => child !== null);
}
