import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { readMakefile, type RecipeLine } from '../../../syntax/makefile.js';
import { readScript } from '../../../syntax/shell/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Script } from '../../../vocabulary/script.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { commandOf } from '../command.js';
import { waivers } from '../waivers.js';
import { basename } from '../../../vocabulary/paths.js';

/** Makefiles: each target with a recipe as a command. */
export const makefile = defineLanguage({
  id: 'makefile',
  version: 1,
  provides: ['command', 'waiver'],
  reads: (path) => /^(?:GNU)?makefile(?:\.[\w-]+)?$|\.(?:mk|mak)$/i.test(basename(path)) && !/\.(?:py|[cm]?[jt]s|am|in|PL)$/i.test(path),

  rewrite: rewriteCommand,
  *extract(document) {
    const { rules, comments } = readMakefile(document);
    yield* waivers(document, comments);
    for (const { targets, recipe, location } of rules) {
      if (recipe.length === 0) continue;
      const script = scriptOf(recipe, location);
      for (const name of targets) {
        if (/^[\w./-]+$/.test(name) && !name.startsWith('.'))
          yield commandOf(script, 'shell', { purpose: 'script', from: 'makefile', name }, location);
      }
    }
  },
});

/** The lines of a recipe as one program; each is a shell of its own in truth. */
export function scriptOf(recipe: readonly RecipeLine[], location: Location): Script {
  return { statements: recipe.flatMap(({ command }) => readScript(command).statements), location };
}
