import type { TaskDelivery } from '../../../vocabulary/facts/index.js';
import { argumentsOf, bare, definition, descendants, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { decoratedTasks } from './background-work.js';
import { knownCalls } from './calls.js';

/**
 * Celery's setting for all tasks, new and old, with Django's prefix, and the option of one task.
 * Source: docs.celeryq.dev/en/stable/userguide/configuration.html#task-acks-late, …/userguide/tasks.html#Task.acks_late
 */
const SETTING = /^(?:[A-Z]+_)*(?:TASK|CELERY)_ACKS_LATE$|^task_acks_late$/;
const OPTION = 'acks_late';

/** Applications of Celery, what they and their tasks say about acknowledging, and tasks that are tried again. */
export function* taskDeliveries(module: PythonModule): Generator<TaskDelivery> {
  const base = { kind: 'task-delivery', library: 'celery' } as const;
  for (const { node } of knownCalls(module, APPLICATIONS)) yield { ...base, of: 'application', location: module.at(node) };
  for (const { name, value } of named(module)) {
    const of = name === OPTION ? 'task' : 'application';
    yield { ...base, of, late: module.value(value), location: module.at(value) };
  }
  const retrying = [...decoratedTasks(module)].find(
    ({ node, work, statement }) => work.library === 'celery' && retries(node, statement, module),
  );
  if (retrying) yield { ...base, of: 'task', retries: true, location: module.at(retrying.node) };
}

const APPLICATIONS: ReadonlyMap<string, true> = new Map([['celery.Celery', true]]);

function isName(name: string): boolean {
  return name === OPTION || SETTING.test(name);
}

/** What is given under one of the names, wherever it is: an assignment, an argument, a key of a dictionary. */
function* named(module: PythonModule): Generator<{ readonly name: string; readonly value: Node }> {
  for (const statement of module.reader.statementsWhere(isName)) {
    for (const node of within(statement)) {
      if (node.type !== 'assignment' && node.type !== 'keyword_argument') continue;
      const target = field(node, node.type === 'assignment' ? 'left' : 'name');
      const value = field(node, node.type === 'assignment' ? 'right' : 'value');
      const last = target?.type === 'attribute' ? field(target, 'attribute') : target;
      const name = last?.type === 'identifier' ? module.text(last) : '';
      if (value && isName(name)) yield { name, value };
    }
  }
  for (const string of module.reader.stringsWhere('key', isName)) {
    const value = string.field === 'key' && string.parent ? field(string.parent, 'value') : assignedAt(string);
    const key = value && module.value(string);
    if (value && key?.kind === 'literal' && typeof key.value === 'string' && isName(key.value)) yield { name: key.value, value };
  }
}

/** `app.conf["task_acks_late"] = …` */
function assignedAt(string: Node): Node | undefined {
  const subscript = string.field === 'subscript' ? string.parent : undefined;
  return subscript?.field === 'left' && subscript.parent?.type === 'assignment' ? field(subscript.parent, 'right') : undefined;
}

/** By itself for some exceptions, or by a call of its own; without an acknowledgement of its own. */
function retries(decorator: Node, statement: Node, module: PythonModule): boolean {
  const { named: given } = decorator.type === 'call' ? argumentsOf(decorator, module.text) : { named: new Map<string, Node>() };
  if (given.has(OPTION)) return false;
  if (given.has('autoretry_for')) return true;
  const body = field(definition(statement), 'body');
  return body !== undefined && [...descendants(body)].some((node) => isRetry(node, statement, module));
}

function isRetry(node: Node, statement: Node, module: PythonModule): boolean {
  const callee = node.type === 'call' ? field(node, 'function') : undefined;
  const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
  if (callee?.type !== 'attribute' || !object || !method || module.text(method) !== 'retry') return false;
  const own = field(definition(statement), 'name');
  const receiver = module.text(bare(object));
  return receiver === 'self' || receiver === 'task' || (own !== undefined && receiver === module.text(own));
}
