import { defineRule, literalText, violates, walkStatements, type Run, type Script } from '@factorlint/core';
import { weightOfBuild } from '../build-places.js';

const PURPOSES: ReadonlySet<string> = new Set(['build', 'start', 'entrypoint', 'release']);
const DOWNLOADS = /^(?:curl|wget)$/;
const INTERPRETERS = /^(?:(?:ba|da|z|a|k)?sh|python3?|node|perl|ruby)$/;
/** A version or a commit in the address: the same text tomorrow. */
const FIXED = /(?:^|[/@_=-])v?\d+\.\d+(?:\.\d+)?(?:[/?&_-]|$)|\/[0-9a-f]{12,40}(?:\/|$)/;

export const noRemoteScriptInstall = defineRule({
  id: 'dependencies/no-remote-script-install',
  code: 'TF0209',
  summary: 'Builds run no script that is downloaded at that moment and may be another one tomorrow.',
  scope: 'file',
  severity: 'warning',
  needs: ['command', 'image-stage'],

  *check(facts) {
    for (const command of facts.of('command')) {
      const isScript = command.purpose === 'script' && command.from === 'shell' && facts.isProduction(command);
      const severity = isScript || PURPOSES.has(command.purpose) ? weightOfBuild(command, facts) : undefined;
      if (!severity) continue;
      for (const { run, url } of pipedScripts(command.script))
        yield violates(run, url, `Whatever ${url} gives at that moment is run by a shell.`, { severity });
    }
  },
});

/** `curl … | sh`: the download and the address it takes the script from. */
function* pipedScripts(script: Script): Generator<{ readonly run: Run; readonly url: string }> {
  const statements = [...walkStatements(script.statements)];
  for (const [index, next] of statements.entries()) {
    const run = statements[index - 1];
    if (run?.kind !== 'run' || next.kind !== 'run' || next.after !== '|') continue;
    const words = run.words.map((word) => literalText(word) ?? '');
    const url = words.find((word) => /^https?:\/\//.test(word));
    if (!DOWNLOADS.test(words[0] ?? '') || url === undefined || FIXED.test(url) || !isInterpreter(next)) continue;
    yield { run, url: url.replace(/[?#].*$/, '') };
  }
}

function isInterpreter({ words }: Run): boolean {
  const [first = '', ...others] = words.map((word) => literalText(word) ?? '');
  const program = /^(?:sudo|env|exec)$/.test(first) ? (others.find((word) => !/^-|=/.test(word)) ?? '') : first;
  return INTERPRETERS.test(program.slice(program.lastIndexOf('/') + 1));
}
