import { fails, programOf, works, type Check } from './command.js';

const SERVERS: ReadonlySet<string> = new Set(['gunicorn', 'uvicorn', 'daphne', 'hypercorn', 'granian']);

/** `gunicorn config.wsgi:application`, `celery -A config …`: is the module here? */
export const pythonModule: Check = ({ words, location, made }, { facts }) => {
  const program = programOf(words[0]);
  const module = SERVERS.has(program)
    ? words
        .slice(1)
        .find(
          (word) => word !== undefined && /^[A-Za-z_][\w.]*(?::[\w.()]+)?$/.test(word) && word.includes(program === 'gunicorn' ? '.' : ':'),
        )
    : program === 'celery'
      ? valueOf(words, ['-A', '--app'])
      : undefined;
  const name = module?.split(':')[0];
  if (name === undefined || !/^[A-Za-z_][\w.]*$/.test(name)) return undefined;
  const parts = name.split('.').join('/');
  // The name of an attribute may stand last.
  const wanted = [parts, ...(program === 'celery' ? [parts.split('/').slice(0, -1).join('/')] : [])].filter((path) => path !== '');
  const found = facts.paths.find((path) =>
    wanted.some((each) =>
      [`${each}.py`, `${each}/__init__.py`].some(
        (file) => path === file || path.endsWith(`/${file}`) || path.replace(/\.(?:jinja2?|j2)$/, '').endsWith(`/${file}`),
      ),
    ),
  );
  if (found !== undefined) return works(`The module ${name} is here.`, { path: found });
  if (made.has('*') || !facts.paths.some((path) => path.endsWith('.py'))) return undefined;
  const first = parts.split('/')[0]!;
  const isElsewhere =
    facts.paths.some((path) => path.split('/').includes(first) || /[{][{%]/.test(path)) || /^(?:my|your|example|project|app$)/.test(first);
  return isElsewhere && !name.includes('.')
    ? undefined
    : /^(?:my|your|example)/.test(first)
      ? undefined
      : fails(`There is no module ${name}.`, location);
};

function valueOf(words: readonly (string | undefined)[], options: readonly string[]): string | undefined {
  const index = words.findIndex((word) => word !== undefined && options.includes(word));
  if (index >= 0) return words[index + 1];
  return words.find((word) => word?.startsWith('--app='))?.slice('--app='.length);
}
