import { argumentsOf, bare, contains, decorators, definition, field, statementOf, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { isInMain } from './calls.js';

/** Libraries that read the arguments of a command line. Sources: docs.python.org/3/library/cmdline.html, pypi.org */
const PARSERS: ReadonlySet<string> = new Set([
  'argparse',
  'optparse',
  'getopt',
  'click',
  'rich_click',
  'asyncclick',
  'typer',
  'fire',
  'docopt',
]);
/** What decorates a command: `@click.command()`, `@app.cli.command("x")`, `@app.command`, `@cli.group()`, and the own ones built on them. */
const COMMAND = /(?:^|[._])command$|\.group$/;
/** Only commands have these. Source: click.palletsprojects.com/en/stable/api/#decorators */
const OF_COMMANDS = /^(?:click|rich_click|asyncclick)\.(?:option|argument|pass_context|pass_obj|confirmation_option|password_option)$/;
/** As many functions are followed from one to the next. */
const MAX_STEPS = 8;

/** The names of the commands that alone get to a place: those of its function, or of all the functions that use that one. */
export function commandsAround(node: Node, module: PythonModule): readonly string[] | undefined {
  if (![...importedRoots(module)].some((root) => PARSERS.has(root) || root === 'flask' || root === 'flask_script')) return undefined;
  const around = topFunction(node, module);
  return around && commandsOf(around, module, new Set());
}

/** Whether the file is one that is run: it reads the arguments of a command line, or the place is in what runs only then. */
export function isInProgram(node: Node, module: PythonModule): boolean {
  if (isInMain(node, module)) return true;
  const roots = importedRoots(module);
  if ([...roots].some((root) => PARSERS.has(root) && root !== 'click')) return true;
  return module.reader
    .statementsWith(['argv', '__main__'])
    .some((statement) =>
      statement.type === 'if_statement'
        ? module.reader.isMainGuard(statement)
        : [...within(statement)].some((each) => each.type === 'attribute' && module.nameOf(each) === 'sys.argv'),
    );
}

function importedRoots(module: PythonModule): ReadonlySet<string> {
  return new Set([...module.reader.imported().values()].map((each) => each.module.split('.')[0] ?? ''));
}

/** The function at module level that a place is in. */
function topFunction(node: Node, module: PythonModule): Node | undefined {
  const [outermost] = module.reader
    .enclosing(node)
    .filter(({ form }) => form === 'function' || form === 'class')
    .toReversed();
  return outermost?.form === 'function' ? outermost.node : undefined;
}

/** @param seen the names on the way, so that circles end */
function commandsOf(around: Node, module: PythonModule, seen: Set<string>): readonly string[] | undefined {
  const own = commandName(around, module);
  if (own !== undefined) return [own];
  const name = field(around, 'name');
  return name && decorators(around).length === 0 ? commandsUsing(module.text(name), around, module, seen) : undefined;
}

/** The commands that use a name of the module; undefined where anything else does, or nobody. */
function commandsUsing(name: string, bound: Node, module: PythonModule, seen: Set<string>): readonly string[] | undefined {
  if (seen.has(name) || seen.size > MAX_STEPS) return undefined;
  seen.add(name);
  const found = new Set<string>();
  for (const statement of module.reader.statementsWith([name])) {
    if (!uses(statement, name, module) || contains(bound, statement)) continue;
    const around = topFunction(statement, module);
    const holder = around ? undefined : boundTo(statement, module);
    const commands = around
      ? commandsOf(around, module, seen)
      : holder === undefined
        ? undefined
        : commandsUsing(holder, statement, module, seen);
    if (!commands) return undefined;
    for (const each of commands) found.add(each);
  }
  return found.size === 0 ? undefined : [...found];
}

function uses(statement: Node, name: string, module: PythonModule): boolean {
  return [...within(statement)].some((each) => each.type === 'identifier' && module.text(each) === name && each.field !== 'name');
}

/** `COMMANDS = {"build": build}`: the name that holds what stands in the statement. */
function boundTo(statement: Node, module: PythonModule): string | undefined {
  const assignment = [...within(statementOf(statement))].find(({ type }) => type === 'assignment');
  const left = field(assignment, 'left');
  return left?.type === 'identifier' ? module.text(left) : undefined;
}

/** What the command is called: as its decorator says, else as the function with dashes. */
function commandName(around: Node, module: PythonModule): string | undefined {
  let isCommand = false;
  let given: string | undefined;
  for (const decorator of decorators(around)) {
    const call = bare(decorator);
    const callee = call.type === 'call' ? field(call, 'function') : call;
    if (!callee) continue;
    if (OF_COMMANDS.test(module.nameOf(callee) ?? '')) isCommand = true;
    if (!COMMAND.test(module.text(callee))) continue;
    isCommand = true;
    if (call.type !== 'call') continue;
    const { positional, named } = argumentsOf(call, module.text);
    const first = named.get('name') ?? positional[0];
    const value = first && module.value(first);
    if (isString(value)) given = value.value;
  }
  const name = field(definition(around), 'name');
  return isCommand ? (given ?? (name && module.text(name).replaceAll('_', '-'))) : undefined;
}
