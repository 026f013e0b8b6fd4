import type { Binding } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import type { Value } from '../../vocabulary/value.js';
import type { SourceFile } from './source.js';
import { keyName, unwrap, type Node } from './tree.js';
import { evaluate, evaluateDeclaration } from './values/evaluate.js';
import { memberOf } from './values/members.js';
import { namesOfPattern } from './scopes.js';

/** One exported name and how to say its value. */
interface Export {
  readonly name: string;
  readonly location: Location;
  value(): Value;
}

/**
 * The values behind names that a module exports, ES modules and CommonJS alike. `*` asks for all; `default` of a CommonJS
 * module is its `module.exports`. A name that only a re-exported module can know is a reference to it.
 */
export function* exportedBindings(file: SourceFile, names: readonly string[]): Generator<Binding> {
  const all = [...namedExports(file), ...commonExports(file)];
  const wanted = names.includes('*') ? [...new Set([...names.filter((name) => name !== '*'), ...all.map(({ name }) => name)])] : names;
  const stars = starSources(file);
  for (const name of wanted) {
    const found = all.findLast((each) => each.name === name);
    if (found) yield { kind: 'binding', name, value: found.value(), location: found.location };
    else yield* derived(file, name, all, stars);
  }
}

function* derived(
  file: SourceFile,
  name: string,
  all: readonly Export[],
  stars: readonly Extract<Node, { type: 'ExportAllDeclaration' }>[],
): Generator<Binding> {
  const whole = file.document.text === '' ? undefined : { path: file.document.path };
  if (!whole) return;
  const exported = all.find((each) => each.name === 'default');
  if (name === 'default') {
    if (all.length === 0) return;
    // A module without a default export that is imported as one gives the record of its exports.
    const entries = all.map((each) => ({ key: each.name, value: each.value() }));
    yield { kind: 'binding', name, value: { kind: 'record', entries, open: stars.length > 0, location: whole }, location: whole };
    return;
  }
  if (exported && file.module === 'commonjs') {
    const value = memberOf(exported.value(), name, exported.location);
    if (value.kind !== 'unknown') yield { kind: 'binding', name, value, location: exported.location };
    return;
  }
  if (name === '*') return;
  for (const star of stars) {
    const location = file.locate(star);
    yield { kind: 'binding', name, value: { kind: 'reference', module: star.source.value, name, location }, location };
    return;
  }
}

function starSources(file: SourceFile): readonly Extract<Node, { type: 'ExportAllDeclaration' }>[] {
  return statements(file)
    .filter((statement) => statement.type === 'ExportAllDeclaration')
    .filter(({ exported, exportKind }) => !exported && exportKind !== 'type');
}

function statements(file: SourceFile): readonly Node[] {
  return file.reader.program.type === 'Program' ? file.reader.program.body : [];
}

function namedExports(file: SourceFile): readonly Export[] {
  return statements(file).flatMap((statement): readonly Export[] => {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        return exportKindOf(statement) === 'type'
          ? []
          : [...declaredExports(file, statement.declaration), ...specifiedExports(file, statement)];
      case 'ExportDefaultDeclaration':
        return [{ name: 'default', location: file.locate(statement.declaration), value: () => evaluate(file, statement.declaration) }];
      case 'TSExportAssignment':
        return [{ name: 'default', location: file.locate(statement.expression), value: () => evaluate(file, statement.expression) }];
      case 'ExportAllDeclaration': {
        const name = statement.exported ? keyName(statement.exported) : undefined;
        if (name === undefined) return [];
        const location = file.locate(statement);
        return [{ name, location, value: () => ({ kind: 'reference', module: statement.source.value, name: '*', location }) }];
      }
      default:
        return [];
    }
  });
}

function exportKindOf(statement: Extract<Node, { type: 'ExportNamedDeclaration' }>): string {
  return statement.exportKind ?? 'value';
}

function declaredExports(file: SourceFile, declaration: Node | null): readonly Export[] {
  if (!declaration) return [];
  const names =
    declaration.type === 'VariableDeclaration'
      ? declaration.declarations.flatMap(({ id }) => namesOfPattern(id).map(({ name }) => name))
      : 'id' in declaration && declaration.id?.type === 'Identifier'
        ? [declaration.id.name]
        : [];
  return names.flatMap((name) => localExport(file, name, name, declaration));
}

function specifiedExports(file: SourceFile, statement: Extract<Node, { type: 'ExportNamedDeclaration' }>): readonly Export[] {
  return statement.specifiers.flatMap((specifier): readonly Export[] => {
    const local = keyName(specifier.local);
    const name = keyName(specifier.exported);
    if (local === undefined || name === undefined || specifier.exportKind === 'type') return [];
    const location = file.locate(specifier);
    if (statement.source) {
      const module = statement.source.value;
      return [{ name, location, value: () => ({ kind: 'reference', module, name: local, location }) }];
    }
    return localExport(file, name, local, specifier);
  });
}

function localExport(file: SourceFile, name: string, local: string, at: Node): readonly Export[] {
  const declaration = file.reader.lookup(local, file.reader.program);
  if (!declaration) return [];
  const location = file.locate(declaration.node);
  if (declaration.form === 'import' && at.type === 'ExportSpecifier') return [{ name, location, value: () => evaluate(file, at.local) }];
  return [{ name, location, value: () => evaluateDeclaration(file, declaration) }];
}

/** `module.exports = …`, `module.exports.a = …`, `exports.a = …`. */
function commonExports(file: SourceFile): readonly Export[] {
  const found: Export[] = [];
  for (const write of file.reader.freeWrites('module')) {
    const [first, name, ...rest] = write.keys;
    const { value } = write;
    if (first !== 'exports' || write.form !== 'member' || !value || rest.length > 0) continue;
    const location = file.locate(value);
    if (name === undefined && write.keys.length === 1)
      found.push({ name: 'default', location, value: () => evaluate(file, value) }, ...membersOf(file, value));
    else if (name !== undefined) found.push({ name, location, value: () => evaluate(file, value, name) });
  }
  for (const write of file.reader.freeWrites('exports')) {
    const [name, ...rest] = write.keys;
    const { value } = write;
    if (name === undefined || !value || rest.length > 0) continue;
    found.push({ name, location: file.locate(value), value: () => evaluate(file, value, name) });
  }
  return found;
}

/** The members of `module.exports = { a, b: c }` are exported names. */
function membersOf(file: SourceFile, value: Node): readonly Export[] {
  const bare = unwrap(value);
  if (bare.type !== 'ObjectExpression') return [];
  return bare.properties.flatMap((property) => {
    const name = property.type === 'Property' && property.kind === 'init' ? keyName(property.key, property.computed) : undefined;
    return name === undefined || property.type !== 'Property'
      ? []
      : [{ name, location: file.locate(property), value: () => evaluate(file, property.value, name) }];
  });
}
