import { findFile } from '../names/files.js';
import type { Grounds } from '../grounds.js';
import { fails, programOf, unknown, works, type Check } from './command.js';
import { DJANGO_COMMANDS, PACKAGE_COMMANDS } from './django-commands.js';

/** `python manage.py …`, `./manage.py …`, `django-admin …`: is there such a command? */
export const django: Check = ({ words, folders, location, made }, grounds) => {
  const at = words.findIndex((word) => programOf(word) === 'manage.py' || word === 'django-admin');
  if (at < 0 || at > 1 || (at === 1 && !/^(?:python[\d.]*|uv|py)$/.test(words[0] ?? ''))) return undefined;
  const name = words[at + 1];
  if (words[at] !== 'django-admin' && !findFile(words[at]!, folders, grounds))
    return made.has('*') ? undefined : fails('There is no manage.py.', location);
  if (name === undefined || !/^[a-z][\w-]*$/i.test(name)) return undefined;
  const own = grounds.facts.paths.find((path) => path.endsWith(`/management/commands/${name}.py`));
  if (own !== undefined) return works(`The command ${name} is here.`, { path: own });
  if (DJANGO_COMMANDS.has(name)) return works(`${name} is a command of Django.`);
  if (made.has('*')) return unknown('A project that is made from this may have it.');
  return ofPackages(name, grounds) ?? fails(`There is no management command ${name}.`, location);
};

function ofPackages(name: string, { facts }: Grounds) {
  const declared = facts.of('dependency').filter(({ ecosystem }) => ecosystem === 'python');
  const owner = Object.entries(PACKAGE_COMMANDS).find(([, commands]) => commands.includes(name))?.[0];
  const brought = declared.find((dependency) => dependency.name === owner);
  if (brought) return works(`${name} comes with ${brought.name}.`, brought.location);
  // What extends Django may bring commands of its own.
  const stranger = declared.find(
    (dependency) =>
      dependency.name !== 'django' &&
      !Object.hasOwn(PACKAGE_COMMANDS, dependency.name) &&
      /django|wagtail|^dj-|^drf|^mezzanine|^oscar/.test(dependency.name),
  );
  if (stranger) return unknown(`A package such as ${stranger.name} may bring the command ${name}.`);
  return declared.length === 0 ? unknown('What packages bring commands is not known here.') : undefined;
}
