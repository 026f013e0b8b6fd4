import { defineRule, literalText, violates, type Change, type Facts, type Process, type Step } from '@factorlint/core';
import { detachingWord } from '../data/detaching.js';

export const noDaemonizedProcess = defineRule({
  id: 'concurrency/no-daemonized-process',
  code: 'TF0803',
  summary: 'Processes run in the foreground and leave their supervision to the platform.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      if (!isProduction(process, facts) || process.once) continue;
      for (const step of stepsOf(process)) {
        const word = step.background && isIdle(process.main) ? '&' : wordOf(step);
        const place = JSON.stringify(step.location);
        if (word === undefined || told.has(place)) continue;
        told.add(place);
        yield violates(step, process.name, `${step.program} leaves the foreground${word === '' ? '' : ` (${word})`}.`, {
          paths: [process.path],
          ...inForeground(step, word),
        });
      }
    }
  },
});

function stepsOf({ before, manager, main }: Process): readonly Step[] {
  return [...before, ...[manager, main].filter((step) => step !== undefined)];
}

/** Programs that keep a container alive while its real process is in the background. */
const IDLE: ReadonlySet<string> = new Set(['tail', 'sleep', 'cat', 'wait', 'true', ':']);

function isIdle(main: Step | undefined): boolean {
  return main === undefined || main.background === true || IDLE.has(main.program);
}

function isProduction(process: Process, facts: Facts): boolean {
  return facts.of('deploy-path').some(({ id, purpose, form }) => id === process.path && purpose === 'production' && form !== 'systemd');
}

function wordOf({ program, arguments: words }: Step): string | undefined {
  return detachingWord(
    program,
    words.map((word) => literalText(word) ?? ''),
  );
}

/** Flags without a value; a word like `start` cannot be left out. */
const FLAGS: ReadonlySet<string> = new Set(['-D', '--daemon', '--detach', '-d', '--background', '-b']);

function inForeground({ program, arguments: words }: Step, word: string): { readonly change?: Change } {
  const flag = program !== 'uwsgi' && FLAGS.has(word) ? words.find((each) => literalText(each) === word) : undefined;
  return flag ? { change: { kind: 'replace-words', place: flag.location, words: [], title: `Leave ${word} out`, safe: false } } : {};
}
