import type { Command, ServerLog, Supply, Workload } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import type { SourceFile } from '../source.js';
import { keyName, propertyOf, unwrap, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';

/** pm2's ecosystem file: what it runs, with which environment, and where it writes logs. https://pm2.keymetrics.io/docs/usage/application-declaration/ */
export function* pm2Apps(file: SourceFile): Generator<Workload | ServerLog> {
  if (!/(?:^|\/)(?:ecosystem|pm2)(?:\.[\w-]+)*\.config\.[cm]?js$|(?:^|\/)ecosystem\.[cm]?js$/.test(file.document.path)) return;
  for (const app of appsOf(file)) {
    const script = literal(file, app, 'script');
    const name = literal(file, app, 'name') ?? script ?? 'app';
    const instances = valueOf(file, app, 'instances');
    const command = script === undefined ? undefined : commandOf(file, app, script, name);
    yield {
      kind: 'workload',
      name,
      form: 'pm2',
      ...(command ? { command } : {}),
      environment: supplies(file, app),
      environmentFiles: [],
      open: ['the environment of pm2'],
      ports: [],
      ...(instances ? { replicas: instances } : {}),
      volumes: [],
      probes: [],
      dependsOn: [],
      location: file.locate(app),
    };
    for (const key of ['out_file', 'error_file', 'log_file', 'output', 'error', 'log']) {
      const target = valueOf(file, app, key);
      if (!target || (target.kind === 'literal' && typeof target.value !== 'string')) continue;
      const path = target.kind === 'literal' ? String(target.value) : '';
      const to = /^\/dev\/(?:stdout|fd\/1)$/.test(path)
        ? 'stdout'
        : /^\/dev\/(?:stderr|fd\/2)$/.test(path)
          ? 'stderr'
          : path === '/dev/null' || path === 'NULL'
            ? 'null'
            : 'file';
      yield { kind: 'server-log', to, server: 'pm2', target, location: target.location };
    }
  }
}

function appsOf(file: SourceFile): readonly Node[] {
  const exported =
    [...file.reader.freeWrites('module')].find(({ keys }) => keys.length === 1 && keys[0] === 'exports')?.value ?? defaultExport(file);
  const apps = exported && propertyOf(exported, 'apps');
  const bare = apps && unwrap(apps);
  const list = bare?.type === 'ArrayExpression' ? bare.elements : bare ? [bare] : [];
  return list.flatMap((app) => (app && unwrap(app).type === 'ObjectExpression' ? [unwrap(app)] : []));
}

function defaultExport(file: SourceFile): Node | undefined {
  const program = file.reader.program;
  const found = program.type === 'Program' ? program.body.find(({ type }) => type === 'ExportDefaultDeclaration') : undefined;
  return found?.type === 'ExportDefaultDeclaration' ? found.declaration : undefined;
}

function valueOf(file: SourceFile, app: Node, key: string): Value | undefined {
  const node = propertyOf(app, key);
  return node && evaluate(file, node, key);
}

function literal(file: SourceFile, app: Node, key: string): string | undefined {
  const value = valueOf(file, app, key);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The command that pm2 runs: its interpreter (node by default), the script, its arguments. */
function commandOf(file: SourceFile, app: Node, script: string, name: string): Command {
  const location = file.locate(propertyOf(app, 'script') ?? app);
  const interpreter = literal(file, app, 'interpreter') ?? (/\.[cm]?[jt]s$/.test(script) ? 'node' : undefined);
  const given = valueOf(file, app, 'args');
  const more =
    given?.kind === 'literal'
      ? String(given.value).split(/\s+/)
      : given?.kind === 'list'
        ? given.items.flatMap((item) => (item.kind === 'literal' ? [String(item.value)] : []))
        : [];
  const words = [
    ...(interpreter === undefined || interpreter === 'none' ? [] : [interpreter]),
    ...script.split(/\s+/),
    ...more.filter((word) => word !== ''),
  ];
  return {
    kind: 'command',
    form: 'exec',
    purpose: 'start',
    name,
    from: 'pm2',
    location,
    script: {
      location,
      statements: [
        { kind: 'run', location, exec: false, assignments: [], words: words.map((value): Value => ({ kind: 'literal', value, location })) },
      ],
    },
  };
}

function supplies(file: SourceFile, app: Node): readonly Supply[] {
  const bare = unwrap(app);
  if (bare.type !== 'ObjectExpression') return [];
  return bare.properties.flatMap((property): readonly Supply[] => {
    const key = property.type === 'Property' ? keyName(property.key, property.computed) : undefined;
    if (property.type !== 'Property' || (key !== 'env' && key !== 'env_production')) return [];
    const value = evaluate(file, property.value);
    return value.kind === 'record'
      ? value.entries.map((entry) => ({ name: entry.key, value: entry.value, source: 'literal', location: entry.value.location }))
      : [];
  });
}
