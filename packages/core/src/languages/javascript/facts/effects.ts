import { FILE_WRITES, PROGRAM_CALLS, SCHEMA_CALLS, WORK, WORK_DECORATORS } from '../../../knowledge/javascript/work.js';
import type { BackgroundWork, FileWrite, ProgramCall, SchemaChange } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { callsIn, callsNamed, conditionAt, runsAt } from '../calls.js';
import { originOf } from '../origin.js';
import { mayHaveOrigin, originsOf } from '../possible-origins.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, isFunction, nodesOf, propertyOf, stringOf, unwrap, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { logFileOf } from './logging.js';
import { isFrontEnd } from './front-end.js';
import { isTemporary } from './temporary.js';

/** Files that the program writes at run time. Log files are sinks of logs. */
export function* fileWrites(file: SourceFile): Generator<FileWrite> {
  if (file.document.kind === 'test') return;
  for (const site of callsIn(file, FILE_WRITES)) {
    const path = argumentOf(site.node, site.row);
    if (!path || logFileOf(file, site)) continue;
    yield {
      kind: 'file-write',
      target: evaluate(file, path),
      call: site.origin,
      ...(isTemporary(file, path) ? { temporary: true as const } : {}),
      ...(runsAt(file, site.node) === 'function' ? {} : { program: true as const }),
      location: file.locate(site.node),
      ...conditionAt(file, site.node),
    };
  }
}

/** Other programs that the program starts. */
export function* programCalls(file: SourceFile): Generator<ProgramCall> {
  if (file.document.kind === 'test') return;
  const promised = promisified(file);
  for (const { node, origin, form } of [...callsIn(file, PROGRAM_CALLS).map((site) => ({ ...site, form: site.row })), ...promised]) {
    const first = argumentOf(node, 0);
    if (!first) continue;
    yield {
      kind: 'program-call',
      arguments: argumentsOf(file, first, form === 'program' ? argumentOf(node, 1) : undefined, form),
      call: origin,
      location: file.locate(node),
    };
  }
}

const PROGRAMS = originsOf(Object.keys(PROGRAM_CALLS));

/** `const run = promisify(exec)`; the calls of `run`. */
function promisified(
  file: SourceFile,
): readonly { readonly node: Parameters<typeof argumentOf>[0]; readonly origin: string; readonly form: 'program' | 'line' }[] {
  if (!mayHaveOrigin(file, PROGRAMS)) return [];
  return file.reader.statementsWith(['promisify']).flatMap((unit) => {
    if (unit.type !== 'VariableDeclaration') return [];
    return unit.declarations.flatMap(({ id, init }) => {
      const call = init && unwrap(init);
      if (id.type !== 'Identifier' || !call || !isCall(call)) return [];
      const wrapped = argumentOf(call, 0);
      const origin = wrapped && originOf(file, wrapped);
      const form = origin === undefined ? undefined : PROGRAM_CALLS[origin];
      return origin === undefined || form === undefined
        ? []
        : callsNamed(file, [id.name])
            .filter(({ name }) => name === id.name)
            .map(({ node }) => ({ node, origin, form }));
    });
  });
}

/** A command line is taken apart at its spaces where it is a plain text; what the shell makes of the rest is left open. */
function argumentsOf(file: SourceFile, first: Node, rest: Node | undefined, form: 'program' | 'line'): readonly Value[] {
  const value = evaluate(file, first);
  if (form === 'line' && value.kind === 'literal' && typeof value.value === 'string')
    return value.value
      .trim()
      .split(/\s+/)
      .map((word) => ({ ...value, value: word }));
  if (form === 'line' && value.kind === 'text') {
    const [head, ...tail] = value.parts;
    if (head?.kind === 'literal' && typeof head.value === 'string')
      return [
        ...head.value
          .trim()
          .split(/\s+/)
          .map((word): Value => ({ ...head, value: word })),
        ...tail,
      ];
  }
  const more = rest ? evaluate(file, rest) : undefined;
  return [value, ...(more?.kind === 'list' ? more.items : [])];
}

const DECORATORS = originsOf(Object.keys(WORK_DECORATORS));

/** Queues, workers, schedulers, timers and threads. */
export function* backgroundWork(file: SourceFile): Generator<BackgroundWork> {
  if (file.document.kind === 'test') return;
  for (const { node, row } of callsIn(file, WORK)) {
    if (row.form === 'scheduler' && isStoppedAtOnce(file, node)) continue;
    const name = row.name === undefined ? undefined : stringOf(argumentOf(node, row.name));
    yield {
      kind: 'background-work',
      form: row.form,
      library: row.library,
      ...(name === undefined ? {} : { name }),
      location: file.locate(node),
      ...conditionAt(file, node),
    };
  }
  for (const unit of mayHaveOrigin(file, DECORATORS) ? file.reader.statementsWith(['Cron', 'Interval', 'Processor']) : []) {
    for (const node of nodesOf(unit)) {
      if (node.type !== 'Decorator' || !isCall(node.expression)) continue;
      const row = WORK_DECORATORS[originOf(file, node.expression.callee) ?? ''];
      const name = row?.name === undefined ? undefined : stringOf(argumentOf(node.expression, row.name));
      if (row)
        yield {
          kind: 'background-work',
          form: row.form,
          library: row.library,
          ...(name === undefined ? {} : { name }),
          location: file.locate(node),
        };
    }
  }
  yield* timers(file);
}

const ENDS = /^(?:stop|cancel|destroy)$/;

/** `new Cron(pattern).stop()`, `const job = new Cron(pattern); job.stop();`: the pattern is tried, and nothing will run. */
function isStoppedAtOnce(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.property.type === 'Identifier' && ENDS.test(parent.property.name);
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const declaration = file.reader.parentOf(parent);
  const block = declaration && file.reader.parentOf(declaration);
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return false;
  const next = block.body[block.body.findIndex((each) => each === declaration) + 1];
  const call = next?.type === 'ExpressionStatement' ? unwrap(next.expression) : undefined;
  if (!call || !isCall(call) || call.callee.type !== 'MemberExpression') return false;
  const { object, property } = call.callee;
  return object.type === 'Identifier' && object.name === parent.id.name && property.type === 'Identifier' && ENDS.test(property.name);
}

const SERVER_MODULES =
  /^(?:express|fastify|koa|hono|@nestjs\/|http|https|node:|pg|mysql|mongoose|redis|ioredis|socket\.io|knex|sequelize|typeorm|fs|child_process|axios)/;

/** `setInterval` in server code, where it is started at load or by a function that runs at start: not in a handler of requests, not a heartbeat of a connection. */
function* timers(file: SourceFile): Generator<BackgroundWork> {
  const { reader } = file;
  if ((!reader.mayHold('setInterval') && !reader.mayHold('setTimeout')) || !isServerCode(file)) return;
  for (const { node, origin, name } of callsNamed(file, ['setInterval'])) {
    if (name !== 'setInterval' || (origin !== undefined && origin !== 'setInterval')) continue;
    if (!argumentOf(node, 1) || !startsAlone(file, node) || QUIET.test(purposeOf(file, node))) continue;
    yield { kind: 'background-work', form: 'timer', library: 'setInterval', location: file.locate(node), ...conditionAt(file, node) };
  }
  yield* loops(file);
}

const QUIET = /heartbeat|keepalive|ping|metric|stats|timeout|progress|spinner|watch|flush|clean/i;

/** What the timer's function is called, and what the timer is kept as. */
function purposeOf(file: SourceFile, node: Node): string {
  const callback = isCall(node) ? argumentOf(node, 0) : undefined;
  const bare = callback && unwrap(callback);
  const inside =
    bare?.type === 'Identifier'
      ? bare.name
      : bare && isFunction(bare)
        ? nodesOf(bare)
            .filter(isCall)
            .map((call) => calleeName(call) ?? '')
            .join(' ')
        : '';
  const parent = file.reader.parentOf(node);
  const kept =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? parent.id.name
      : parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.left.property.type === 'Identifier'
        ? parent.left.property.name
        : '';
  return `${inside} ${kept}`;
}

/** A function that waits and then calls itself again. */
function* loops(file: SourceFile): Generator<BackgroundWork> {
  for (const { node, name } of callsNamed(file, ['setTimeout'])) {
    const callback = argumentOf(node, 0);
    if (name !== 'setTimeout' || !callback || !argumentOf(node, 1)) continue;
    const functions = file.reader.enclosing(node).filter(({ form }) => form === 'function');
    const names = new Set(functions.flatMap((each) => each.name ?? []));
    const bare = unwrap(callback);
    const body = isFunction(bare) && bare.body?.type === 'BlockStatement' ? bare.body.body : [bare];
    const called = body
      .flatMap((statement) => nodesOf(statement))
      .find(
        (each) =>
          (isCall(each) && names.has(calleeName(each) ?? '')) || (each === bare && each.type === 'Identifier' && names.has(each.name)),
      );
    // With a way out, or with arguments of a request, it is a retry.
    const counts = functions.some(
      ({ node: outer }) =>
        isFunction(outer) &&
        outer.params.some(
          (parameter) => parameter.type === 'Identifier' && /retr|attempt|tries|count|depth|left|delay/i.test(parameter.name),
        ),
    );
    if (called && !counts)
      yield { kind: 'background-work', form: 'timer', library: 'setTimeout', location: file.locate(node), ...conditionAt(file, node) };
  }
}

function startsAlone(file: SourceFile, node: Node): boolean {
  if (runsAt(file, node) !== 'function') return true;
  const functions = file.reader.enclosing(node).filter(({ form }) => form === 'function');
  return (
    functions.length === 1 &&
    functions.every(({ name }) => name !== undefined && /^(?:start|init|run|schedule|boot|begin|launch)/i.test(name))
  );
}

function isServerCode(file: SourceFile): boolean {
  if (isFrontEnd(file)) return false;
  const modules = file.reader.imported();
  return (
    file.module === 'commonjs' ||
    modules.some((module) => SERVER_MODULES.test(module)) ||
    /(?:^|\/)(?:server|api|backend|workers?|jobs)\//.test(file.document.path)
  );
}

const TYPEORM = originsOf(['typeorm', '@nestjs/typeorm']);
const TYPEORM_CALLS = ['DataSource', 'forRoot', 'createConnection', 'forRootAsync'];

function changesSchema(text: string): boolean {
  return /^\s*(?:CREATE TABLE|ALTER TABLE|DROP TABLE)\b/i.test(text);
}

/** Changes of the database's schema from code. */
export function* schemaChanges(file: SourceFile): Generator<SchemaChange> {
  if (file.document.kind === 'test' || file.document.kind === 'migration') return;
  for (const { node, row } of callsIn(file, SCHEMA_CALLS))
    yield { kind: 'schema-change', call: row, at: whenOf(file, node), location: file.locate(node), ...conditionAt(file, node) };
  for (const { node, origin } of mayHaveOrigin(file, TYPEORM) ? callsNamed(file, TYPEORM_CALLS) : []) {
    if (origin === undefined || !/^(?:typeorm\.|@nestjs\/typeorm\.)/.test(origin)) continue;
    const flag = propertyOf(argumentOf(node, 0), 'synchronize');
    const value = flag && evaluate(file, flag);
    if (!flag || !value || (value.kind === 'literal' && value.value !== true) || value.kind === 'environment') continue;
    if (value.kind === 'literal')
      yield { kind: 'schema-change', call: 'synchronize: true', at: 'start', location: file.locate(flag), ...conditionAt(file, node) };
  }
  for (const node of file.reader.mayWrite(changesSchema) ? file.reader.strings() : []) {
    const text = node.type === 'TemplateLiteral' ? node.quasis[0]?.value.cooked : stringOf(node);
    if (typeof text !== 'string' || !changesSchema(text)) continue;
    const call = file.reader.parentOf(node);
    if (
      !call ||
      !isCall(call) ||
      call.arguments[0] !== node ||
      !/^(?:query|exec|execute|run|raw|unsafe|\$executeRawUnsafe|none|any|command)$/.test(calleeName(call) ?? '')
    )
      continue;
    yield {
      kind: 'schema-change',
      call: /^\s*(\w+ \w+)/.exec(text)?.[1]?.toUpperCase() ?? 'CREATE TABLE',
      at: whenOf(file, call),
      location: file.locate(call),
      ...conditionAt(file, call),
    };
  }
}

function whenOf(file: SourceFile, node: Node): SchemaChange['at'] {
  const at = runsAt(file, node);
  return at === 'main' ? 'start' : at;
}
