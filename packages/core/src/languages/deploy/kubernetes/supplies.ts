import { at, entriesOf, isMapping, isScalar, itemsOf, textOf, type DataNode, type MappingEntry } from '../../../syntax/node.js';
import { shellOf } from '../../../syntax/shell/index.js';
import { SHELLS } from '../../../syntax/shell/interpreter.js';
import { literalValue } from '../../../values/credential.js';
import type { Command, EnvironmentSupply } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { shellCommand } from '../command.js';
import type { Resource } from './resource.js';
import { textValue } from './values.js';

type Locate = (start: number, end: number) => Location;

const VARIABLE = /^[A-Za-z_]\w*$/;

/** Variables of a ConfigMap, and scripts that it holds as files. */
export function* configMapFacts({ node, name }: Resource, locate: Locate): Generator<EnvironmentSupply | Command> {
  for (const { key, value, location } of entriesOf(node.get('data'))) {
    if (VARIABLE.test(key)) yield supply('config-map', name, key, textValue(value, locate, key), location);
    else if (isScalar(value) && isScript(key, value.text))
      yield shellCommand(value.part(), { purpose: 'script', from: 'kubernetes', name: key }, location);
  }
}

function isScript(key: string, text: string): boolean {
  const shell = shellOf(text);
  return shell === undefined ? key.endsWith('.sh') : SHELLS.has(shell);
}

/** Variables of a Secret. What `data` holds in base64 is looked at and goes no further. */
export function* secretFacts({ node, name }: Resource, locate: Locate): Generator<EnvironmentSupply> {
  for (const { key, value, location } of entriesOf(node.get('data'))) {
    if (VARIABLE.test(key)) yield supply('secret', name, key, decoded(value, key), location);
  }
  for (const { key, value, location } of entriesOf(node.get('stringData'))) {
    if (VARIABLE.test(key)) yield supply('secret', name, key, textValue(value, locate, key), location);
  }
}

function decoded(node: DataNode, name: string): Value {
  const { location } = node;
  const text = textOf(node)?.trim();
  if (text === undefined || !/^[A-Za-z0-9+/\s]+={0,2}$/.test(text)) return { kind: 'unknown', location };
  const value = literalValue(fromBase64(text), location, { name });
  const secret = value.kind === 'text' ? value.parts.find(({ kind }) => kind === 'credential') : value;
  return secret?.kind === 'credential' ? { ...secret, location } : { kind: 'unknown', location };
}

function fromBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes).trimEnd();
  } catch {
    return '';
  }
}

/** Secrets that are kept elsewhere or encrypted here: their names are known, their values are not. */
export function* sealedFacts({ node, name, kind }: Resource): Generator<EnvironmentSupply> {
  const of = textOf(at(node, 'spec', 'target', 'name')) ?? textOf(at(node, 'spec', 'template', 'metadata', 'name')) ?? name;
  if (kind === 'SealedSecret') {
    for (const entry of entriesOf(at(node, 'spec', 'encryptedData'))) yield* sealed(of, entry.key, entry);
    return;
  }
  for (const item of itemsOf(at(node, 'spec', 'data'))) {
    const key = textOf(at(item, 'secretKey'));
    if (key !== undefined) yield* sealed(of, key, item);
  }
}

function* sealed(of: string, key: string, { location }: Pick<MappingEntry, 'location'>): Generator<EnvironmentSupply> {
  if (VARIABLE.test(key)) yield supply('secret', of, key, { kind: 'unknown', location }, location);
}

function supply(form: 'config-map' | 'secret', of: string, name: string, value: Value, location: Location): EnvironmentSupply {
  return { kind: 'environment-supply', form, of, name, value, source: form, location };
}

/** Variables that kustomize generates a ConfigMap or Secret of: `literals:`; files are named apart. */
export function* generatedFacts(node: DataNode | undefined, form: 'config-map' | 'secret'): Generator<EnvironmentSupply> {
  for (const generator of itemsOf(node)) {
    const of = textOf(at(generator, 'name'));
    if (of === undefined || !isMapping(generator)) continue;
    for (const item of itemsOf(generator.get('literals'))) {
      const text = isScalar(item) ? item.text : '';
      const key = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
      if (key === undefined || !isScalar(item)) continue;
      const part = item.part();
      const value = literalValue(text.slice(key.length + 1), part.locate(key.length + 1, text.length), { name: key });
      yield supply(form, of, key, value, item.location);
    }
  }
}
