import { BACKGROUND_WORK, type Work } from '../../../knowledge/python/background-work.js';
import type { BackgroundWork } from '../../../vocabulary/facts/index.js';
import { bare, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { knownCalls, placed } from './calls.js';
import { boundName } from './environment.js';
import { finalSettings } from './settings.js';

/** Work beside requests: one fact a file for each library and form, threads one each. */
export function* backgroundWork(module: PythonModule): Generator<BackgroundWork> {
  const stated = new Set<string>();
  for (const { node, work } of found(module)) {
    const key = `${work.library} ${work.form}`;
    const each = work.form === 'thread' || work.form === 'timer';
    if (!each && stated.has(key)) continue;
    if (work.library === 'threading' && isJoined(node, module)) continue;
    stated.add(key);
    const name = each ? undefined : boundName(node, module);
    yield { kind: 'background-work', ...work, ...placed(node, module), ...(name === undefined ? {} : { name }) };
  }
  for (const { name, location } of finalSettings(module)) {
    if (!/^(?:CELERY_?)?BEAT_SCHEDULE$/i.test(name) || stated.has('celery schedule')) continue;
    stated.add('celery schedule');
    yield { kind: 'background-work', form: 'schedule', library: 'celery', location };
  }
}

function* found(module: PythonModule): Generator<{ readonly node: Node; readonly work: Work }> {
  for (const { node, row } of knownCalls(module, BACKGROUND_WORK)) yield { node, work: row };
  yield* decoratedTasks(module);
}

/** Functions that a decorator makes tasks, with the decorator's expression. */
export function* decoratedTasks(module: PythonModule): Generator<{ readonly node: Node; readonly work: Work; readonly statement: Node }> {
  for (const statement of module.reader.statementsWith(DECORATORS)) {
    if (statement.type !== 'decorated_definition') continue;
    for (const node of within(statement)) {
      if (node.type !== 'decorator' || !node.children[0]) continue;
      const expression = bare(node.children[0]);
      const callee = expression.type === 'call' ? field(expression, 'function') : expression;
      const work = callee && (BACKGROUND_WORK.get(module.nameOf(callee) ?? '') ?? ownTask(callee, module));
      if (work) yield { node: expression, work, statement };
    }
  }
}

const DECORATORS = ['shared_task', 'task', 'actor', 'job', 'db_task', 'periodic_task', 'db_periodic_task'];

/** `@app.task` of a Celery application that another file makes. */
function ownTask(callee: Node, module: PythonModule): Work | undefined {
  const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
  if (callee.type !== 'attribute' || object?.type !== 'identifier' || !method || module.text(method) !== 'task') return undefined;
  const name = module.nameOf(object);
  return name !== undefined && /(?:^|\.)celery(?:_app|app|conf)?(?:\.\w+)?$/i.test(name) ? { form: 'queue', library: 'celery' } : undefined;
}

/** A thread that its starter waits for does not outlive the work that started it. */
function isJoined(node: Node, module: PythonModule): boolean {
  const name = boundName(node, module);
  const scope = module.reader.scopes.around(node);
  return module.reader.statementsWith(['join']).some((statement) => {
    if (module.reader.scopes.around(statement) !== scope) return false;
    return [...within(statement)].some((each) => {
      const callee = each.type === 'call' ? field(each, 'function') : undefined;
      const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
      if (!object || !method || module.text(method) !== 'join' || object.type === 'string') return false;
      return name === undefined || module.text(object) === name || module.text(object).endsWith(`.${name}`) || object.type === 'identifier';
    });
  });
}
