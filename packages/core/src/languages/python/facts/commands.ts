import type { AdminCommand } from '../../../vocabulary/facts/index.js';
import { argumentsOf, bare, decorators, field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { classNamed } from './classes.js';

const DJANGO_COMMAND = /(?:^|\/)management\/commands\/([^/]+)\.py$/;

/** One-off commands, and groups of them: Django's, click's, Flask's and Typer's. */
export function* adminCommands(module: PythonModule): Generator<AdminCommand> {
  const file = DJANGO_COMMAND.exec(module.document.path)?.[1];
  if (file !== undefined) {
    const command = classNamed('Command', module);
    if (command && !file.startsWith('_'))
      yield { kind: 'admin-command', name: file, form: 'django', location: module.at(field(command, 'name') ?? command) };
    return;
  }
  const form = libraryOf(module);
  if (!form) return;
  for (const statement of module.reader.statementsWith(['command', 'group'])) {
    if (statement.type === 'decorated_definition') yield* decorated(statement, form, module);
  }
}

function libraryOf(module: PythonModule): string | undefined {
  const roots = new Set([...module.reader.imported().values()].map((each) => each.module.split('.')[0]));
  return roots.has('typer') ? 'typer' : roots.has('flask') ? 'flask' : roots.has('click') || roots.has('rich_click') ? 'click' : undefined;
}

function* decorated(statement: Node, form: string, module: PythonModule): Generator<AdminCommand> {
  for (const decorator of decorators(statement)) {
    const call = bare(decorator);
    const callee = call.type === 'call' ? field(call, 'function') : call;
    const method = callee?.type === 'attribute' ? field(callee, 'attribute') : callee;
    if (!callee || !method || !/^(?:command|group)$/.test(module.text(method))) continue;
    const first = call.type === 'call' ? argumentsOf(call, module.text).positional[0] : undefined;
    const given = first && module.value(first);
    const defined = field(field(statement, 'definition') ?? statement, 'name');
    const name = isString(given) ? given.value : defined && module.text(defined).replaceAll('_', '-');
    // Flask's commands hang on `app.cli` or a blueprint's; click's own names stay click.
    const own = form === 'flask' && module.nameOf(callee)?.startsWith('click.') ? 'click' : form;
    if (name !== undefined && defined) yield { kind: 'admin-command', name, form: own, location: module.at(defined) };
    return;
  }
}
