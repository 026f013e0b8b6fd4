import { isScalar, textOf, type DataNode } from '../../../syntax/node.js';
import { blocksOf, readHcl, type HclBody } from '../../../syntax/hcl.js';
import { nodeValue } from '../../../syntax/node-value.js';
import { everyUnderName } from '../../../values/credential.js';
import { mapValues } from '../../../values/walk.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Binding, Fact, Supply } from '../../../vocabulary/facts/index.js';
import type { Files } from '../../../vocabulary/language.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { folderOf } from '../../../vocabulary/paths.js';

const VARIABLE = /^var\.([A-Za-z_][\w-]*)$/;
/** What stands between a variable's name and the name that takes it, in the name of a reference. */
const AS = ' as ';

/** The names of the variables that stand in the holes of a file, by their places. */
export type VariablePlaces = ReadonlyMap<string, string>;

/** Finds where a file gives a variable and nothing else: `var.port`, `${var.port}`. */
export function variablePlaces(body: HclBody, document: Document): VariablePlaces {
  const places = new Map<string, string>();
  const visit = (node: DataNode): void => {
    if (node.kind === 'mapping') for (const { value } of node.entries) visit(value);
    if (node.kind === 'sequence') node.items.forEach(visit);
    for (const { start, end, expression } of node.holes ?? []) {
      const name = VARIABLE.exec(expression)?.[1];
      if (name === undefined) continue;
      places.set(keyOf(document.locate(start, end)), name);
      // In JSON that a text holds, a hole outside of strings is what stands between two quotes.
      places.set(keyOf(document.locate(start + 1, end - 1)), name);
    }
  };
  const visitBody = ({ attributes, blocks }: HclBody): void => {
    visit(attributes);
    blocks.forEach(visitBody);
  };
  visitBody(body);
  return places;
}

function keyOf({ range }: Location): string {
  return range ? `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : '';
}

/** A fact in which values that are variables refer to them. */
export function withVariables<T extends Fact>(fact: T, places: VariablePlaces): T {
  const environment = 'environment' in fact && Array.isArray(fact.environment) ? (fact.environment as readonly Supply[]) : undefined;
  const named = environment
    ? { ...fact, environment: environment.map((supply) => ({ ...supply, value: referring(supply.value, places, supply.name) })) }
    : fact;
  return mapValues(named, (value) => referring(value, places));
}

function referring(value: Value, places: VariablePlaces, as?: string): Value {
  if (value.kind === 'text') return { ...value, parts: value.parts.map((part) => referring(part, places, as)) };
  const name = value.kind === 'unknown' ? places.get(keyOf(value.location)) : undefined;
  if (name === undefined) return value;
  return { kind: 'reference', module: `var.${name}`, name: as === undefined ? name : `${name}${AS}${as}`, location: value.location };
}

/** The file beside `from` that gives a variable its value: one of values that Terraform loads by itself, else the one that declares it. */
export function variableFile(specifier: string, from: string, files: Files): string | undefined {
  const name = VARIABLE.exec(specifier)?.[1];
  if (name === undefined) return undefined;
  const folder = folderOf(from);
  const beside = (files.paths ?? [from]).filter((path) => folderOf(path) === folder);
  const assigns = new RegExp(`^${name}\\s*=`, 'm');
  const declares = new RegExp(`^\\s*variable\\s+"?${name}"?\\s*\\{`, 'm');
  return (
    beside.find((path) => /(?:^|\/)terraform\.tfvars$|\.auto\.tfvars$/.test(path) && assigns.test(files.text(path))) ??
    beside.find((path) => /\.(?:tf|tofu)$/.test(path) && declares.test(files.text(path)))
  );
}

/** What variables are where nobody gives them anything else. Those that are empty are given by whoever deploys. */
export function* variableBindings(document: Document, names: readonly string[]): Generator<Binding> {
  const file = readHcl(document);
  for (const asked of names) {
    const [name = '', as] = asked.split(AS);
    const node = document.path.endsWith('.tfvars')
      ? file.attributes.get(name)
      : blocksOf(file, 'variable', name)[0]?.attributes.get('default');
    if (!node || (isScalar(node) && (textOf(node) ?? '') === '')) continue;
    const value = everyUnderName(everyUnderName(nodeValue(node), name), as ?? name);
    yield { kind: 'binding', name: asked, value, location: node.location };
  }
}
