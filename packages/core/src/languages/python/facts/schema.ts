import type { SchemaChange } from '../../../vocabulary/facts/index.js';
import { argumentsOf, decorators, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { momentOf, placed } from './calls.js';

/** Functions that run once, when the process starts. */
const STARTERS =
  /^(?:create_app|make_app|lifespan|startup|on_startup|startup_event|init_app|init_db_on_start|main|ready|before_first_request|run)$/;

/** Changes of the database's schema: `create_all`, `CREATE TABLE`, migrations that code runs. */
export function* schemaChanges(module: PythonModule): Generator<SchemaChange> {
  for (const statement of module.reader.statementsWith([
    'create_all',
    'execute',
    'executescript',
    'call_command',
    'upgrade',
    'generate_schemas',
    'create_tables',
  ])) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const call = callee && schemaChangeOf(callee, node, module);
      if (call) yield { kind: 'schema-change', call, at: when(node, module), ...placed(node, module) };
    }
  }
}

/** What a call does to the schema, in a few words; undefined where it does nothing to it. */
export function schemaChangeOf(callee: Node, call: Node, module: PythonModule): string | undefined {
  const text = module.text(callee);
  const name = module.nameOf(callee);
  const [first] = argumentsOf(call, module.text).positional;
  if (/(?:^|\.)(?:db|metadata|database)\.create_all$/.test(text) || /SQLAlchemy\(\)\.create_all$/.test(name ?? '')) return text;
  if (callParameterRuns(call, 'metadata.create_all', module)) return 'metadata.create_all';
  if (/\.(?:execute|executescript)$/.test(text) && first) return isCreateTable(first, module) ? 'CREATE TABLE' : undefined;
  if (name === 'django.core.management.call_command' && first) {
    const command = module.value(first);
    return isString(command) && /^(?:migrate|syncdb)$/.test(command.value) ? `call_command ${command.value}` : undefined;
  }
  if (name === 'alembic.command.upgrade' || name === 'flask_migrate.upgrade') return name;
  return name === 'tortoise.Tortoise.generate_schemas' || (/\.create_tables$/.test(text) && /peewee/.test(module.nameOf(callee) ?? ''))
    ? text
    : undefined;
}

/** `await connection.run_sync(Base.metadata.create_all)` */
function callParameterRuns(call: Node, wanted: string, module: PythonModule): boolean {
  const callee = field(call, 'function');
  return (
    callee !== undefined &&
    /\.run_sync$/.test(module.text(callee)) &&
    argumentsOf(call, module.text).positional.some((each) => module.text(each).endsWith(wanted))
  );
}

function isCreateTable(node: Node, module: PythonModule): boolean {
  const value = module.value(node);
  const text = isString(value) ? value.value : value.kind === 'text' && isString(value.parts[0]) ? value.parts[0].value : '';
  return /^\s*(?:CREATE\s+TABLE|ALTER\s+TABLE|DROP\s+TABLE)\b/i.test(text) && !/^\s*CREATE\s+TEMP/i.test(text);
}

function when(node: Node, module: PythonModule): SchemaChange['at'] {
  const moment = momentOf(node, module);
  if (moment !== 'function') return moment === 'main' ? 'start' : 'import';
  const functions = module.reader.enclosing(node).filter(({ form }) => form === 'function');
  const starts = functions.some(
    ({ name, node: defined }) =>
      (name !== undefined && STARTERS.test(name)) ||
      decorators(defined).some((each) => /on_event|lifespan|before_first_request|on_startup/.test(module.text(each))),
  );
  return starts ? 'start' : 'function';
}
