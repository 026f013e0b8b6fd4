import { rewriteShell } from '../../../syntax/rewriting/shell.js';
import { readScript, shellComments, shellOf } from '../../../syntax/shell/index.js';
import { SHELLS } from '../../../syntax/shell/interpreter.js';
import { fillHoles } from '../../../syntax/template-holes.js';
import type { Document } from '../../../vocabulary/document.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { commandOf } from '../command.js';
import { waivers } from '../waivers.js';
import { basename } from '../../../vocabulary/paths.js';

const NAME = /\.(?:sh|bash|ash|dash|ksh)(?:\.(?:j2|jinja2?|tmpl|tpl|template|erb|in))?$/i;

/** Shell scripts, by name or by their first line: each a command that runs when somebody calls it. */
export const shellScript = defineLanguage({
  id: 'shell',
  version: 1,
  provides: ['command', 'waiver'],

  reads(path, head) {
    const name = basename(path);
    if (NAME.test(name)) return true;
    return !/[^.]\.[^.]+$/.test(name) && SHELLS.has(shellOf(head()) ?? '');
  },

  rewrite: rewriteShell,
  *extract(document) {
    const { path } = document;
    const text = withoutHoles(document);
    const program = shellOf(text.text);
    if (program !== undefined && !SHELLS.has(program)) return;
    yield* waivers(document, shellComments(text));
    const script = readScript(text);
    if (script.statements.length > 0) yield commandOf(script, 'shell', { purpose: 'script', from: 'shell', name: path }, { path });
  },
});

function withoutHoles(document: Document): Document {
  const { text, holes } = fillHoles(document.text, 'shell');
  return holes.length === 0 ? document : document.part(0, text.length, text);
}
