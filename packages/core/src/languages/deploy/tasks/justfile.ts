import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { readJustfile } from '../../../syntax/justfile.js';
import { readScript, shellOf } from '../../../syntax/shell/index.js';
import { SHELLS } from '../../../syntax/shell/interpreter.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { commandOf } from '../command.js';
import { waivers } from '../waivers.js';
import { scriptOf } from './makefile.js';
import { basename } from '../../../vocabulary/paths.js';

/** Justfiles: each recipe as a command, but those that are programs of another language. */
export const justfile = defineLanguage({
  id: 'justfile',
  version: 1,
  provides: ['command', 'waiver'],
  reads: (path) => /^\.?justfile$|\.just$/i.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const { recipes, comments } = readJustfile(document);
    yield* waivers(document, comments);
    for (const { name, recipe, script, location } of recipes) {
      if (script && !SHELLS.has(shellOf(script.text) ?? '')) continue;
      const program = script ? readScript(script) : scriptOf(recipe, location);
      if (program.statements.length > 0) yield commandOf(program, 'shell', { purpose: 'script', from: 'justfile', name }, location);
    }
  },
});
