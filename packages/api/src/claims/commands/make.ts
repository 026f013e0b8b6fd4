import { textOf } from '../grounds.js';
import { fails, unknown, works, type Check } from './command.js';

const MAKEFILE = /(?:^|\/)(?:GNU)?[Mm]akefile(?:\.(?:jinja|j2))?$/;

/** `make target`: does a Makefile have it? */
export const makeTarget: Check = ({ words, location, made }, { facts, tree }) => {
  if (words[0] !== 'make') return undefined;
  if (words.includes('-C') || words.includes('-f')) return undefined;
  const target = words.slice(1).find((word) => word === undefined || (!word.startsWith('-') && !word.includes('=')));
  if (target === undefined || !/^[\w./-]+$/.test(target)) return undefined;
  const files = facts.paths.filter((path) => MAKEFILE.test(path));
  const recipe = facts.of('command').find((command) => command.from === 'makefile' && command.name === target);
  if (recipe) return works(`The target ${target} is here.`, recipe.location);
  if (made.has('*')) return undefined;
  if (files.length === 0) return fails('There is no Makefile.', location);
  const texts = files.map((path) => textOf(tree, path));
  // Targets without a recipe are no commands; what is included or computed is not read.
  const line = new RegExp(`^(?:[\\w./ -]+ )?${target.replace(/[.]/g, '\\.')}(?: [\\w./ -]+)?\\s*:`, 'm');
  if (texts.some((text) => line.test(text))) return works(`The target ${target} is here.`, { path: files[0]! });
  if (texts.some((text) => /^-?include\b|^[^#\n]*%[^\n]*:|^\$\(/m.test(text)))
    return unknown('The Makefile takes in targets that are not read.');
  return fails(`No Makefile has the target ${target}.`, location);
};
