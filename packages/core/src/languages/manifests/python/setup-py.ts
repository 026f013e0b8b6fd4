import type { Document } from '../../../vocabulary/document.js';
import type { Dependency } from '../../../vocabulary/facts/index.js';
import type { Located } from '../../../vocabulary/location.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { parseRequirement } from '../../../syntax/requirements.js';
import { treeParser, type Node } from '../../../syntax/tree-sitter.js';
import { dependencyOf } from './dependency.js';
import { pythonVersion } from './runtime.js';
import { basename } from '../../../vocabulary/paths.js';

interface Text extends Located {
  readonly text: string;
}

/** setup.py of setuptools, as far as it is written as literals. A module of that name which calls no `setup` is none. */
export const setupPy = defineLanguage({
  id: 'setup.py',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version'],
  reads: (path, head) => basename(path) === 'setup.py' && /\b(?:setuptools|distutils)\b/.test(head()),
  *extract(document) {
    const root = document.parsed(treeParser('python')).rootNode;
    const call = setupCall(root);
    if (!call) return;
    const given = argumentsOf(call);
    const requirements = textsOf(document, resolved(root, given.get('install_requires')));
    const dependencies = requirements.flatMap(({ text, location }): Dependency[] => {
      const dependency = dependencyOf(parseRequirement(text), location, 'runtime');
      return dependency ? [dependency] : [];
    });
    const name = textOf(document, given.get('name'))?.text;
    const version = textOf(document, given.get('version'))?.text;
    const commands = [...commandsOf(document, given.get('entry_points'))];
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'python',
      format: 'setup.py',
      ...(name !== undefined && { name }),
      ...(version !== undefined && { version }),
      ...(given.has('classifiers') && { publishable: true }),
      ...(commands.length > 0 && { commands }),
      dependencies: dependencies.length,
    };
    yield* dependencies;
    const python = textOf(document, given.get('python_requires'));
    if (python) yield* pythonVersion(python.text, python.location);
  },
});

/** The first call of `setup` or `setuptools.setup` in the file. */
function setupCall(root: Node): Node | undefined {
  return nodesOf(root, 'call').find((call) => {
    const callee = call.childForFieldName('function')?.text;
    return callee === 'setup' || callee === 'setuptools.setup';
  });
}

function nodesOf(root: Node, type: string): readonly Node[] {
  return root.descendantsOfType(type).filter((node) => node !== null);
}

function argumentsOf(call: Node): ReadonlyMap<string, Node> {
  const given = new Map<string, Node>();
  for (const child of call.childForFieldName('arguments')?.namedChildren ?? []) {
    const name = child?.type === 'keyword_argument' ? child.childForFieldName('name')?.text : undefined;
    const value = child?.childForFieldName('value');
    if (name !== undefined && value) given.set(name, value);
  }
  return given;
}

/** What a name stands for where the module binds it once, at its top; else the node itself. */
function resolved(root: Node, node: Node | undefined): Node | undefined {
  if (node?.type !== 'identifier') return node;
  const bound = root.namedChildren.flatMap((statement) => {
    const assignment = statement?.type === 'expression_statement' ? statement.firstNamedChild : undefined;
    return assignment?.type === 'assignment' && assignment.childForFieldName('left')?.text === node.text ? [assignment] : [];
  });
  return (bound.length === 1 ? bound[0]?.childForFieldName('right') : undefined) ?? undefined;
}

/** The texts of a list or tuple of string literals; what is something else is left out. */
function textsOf(document: Document, node: Node | undefined): readonly Text[] {
  if (node?.type !== 'list' && node?.type !== 'tuple') return [];
  return node.namedChildren.flatMap((child) => textOf(document, child ?? undefined) ?? []);
}

function textOf(document: Document, node: Node | undefined): Text | undefined {
  if (node?.type !== 'string' || node.namedChildren.some((child) => child?.type === 'interpolation')) return undefined;
  const text = node.namedChildren.flatMap((child) => (child?.type === 'string_content' ? child.text : [])).join('');
  return { text, location: document.locate(node.startIndex, node.endIndex) };
}

/** The commands of `entry_points={"console_scripts": ["name = module:function"]}`. */
function* commandsOf(document: Document, node: Node | undefined): Generator<string> {
  for (const pair of node?.type === 'dictionary' ? node.namedChildren : []) {
    if (textOf(document, pair?.childForFieldName('key') ?? undefined)?.text !== 'console_scripts') continue;
    for (const { text } of textsOf(document, pair?.childForFieldName('value') ?? undefined)) yield (text.split('=')[0] ?? text).trim();
  }
}
