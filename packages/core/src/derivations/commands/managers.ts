import { type Argument, argumentText } from './argument.js';
import type { Managed } from './lane.js';
import { basename } from '../../vocabulary/paths.js';

/** What a process manager is told to start, where the words are one's. */
export function managedBy(words: readonly Argument[]): Managed | undefined {
  const texts = words.map((each) => argumentText(each) ?? '');
  const program = basename(texts[0] ?? '');
  if (program === 'supervisord') return managed('supervisord', optionValue(texts, ['-c', '--configuration']));
  if (program === 'honcho' || program === 'foreman' || program === 'hivemind' || program === 'overmind' || program === 'goreman') {
    const start = texts.indexOf('start');
    const file = optionValue(texts, ['-f', '--procfile']) ?? (program === 'hivemind' ? texts[1] : undefined);
    const only =
      start < 0 ? [] : texts.slice(start + 1).filter((text, at, all) => /^[a-z][\w-]*$/i.test(text) && !all[at - 1]?.startsWith('-'));
    return managed('honcho', file, only);
  }
  if (program === 'uwsgi')
    return managed(
      'uwsgi',
      texts.slice(1).find((text) => /\.(?:ini|ya?ml)$/.test(text)),
    );
  if (program === 'circusd')
    return managed(
      'circus',
      texts.slice(1).find((text) => /\.(?:ini|conf)$/.test(text)),
    );
  if (program === 'pm2' || program === 'pm2-runtime' || program === 'pm2-docker') {
    const file = texts.slice(1).find((text) => /\.(?:json|ya?ml|config\.[cm]?js)$/.test(text) || /ecosystem[\w.]*$/.test(text));
    return file === undefined ? undefined : managed('pm2', file);
  }
  if (/^(?:s6-svscan|runsvdir|my_init)$/.test(program) || texts[0] === '/init') return managed('s6', undefined);
  return undefined;
}

function managed(manager: Managed['manager'], file: string | undefined, only: readonly string[] = []): Managed {
  return { manager, ...(file === undefined ? {} : { file }), ...(only.length > 0 ? { only } : {}) };
}

function optionValue(texts: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, text] of texts.entries()) {
    if (names.includes(text)) return texts[index + 1];
    const name = names.find((each) => text.startsWith(`${each}=`));
    if (name) return text.slice(name.length + 1);
  }
  return undefined;
}
