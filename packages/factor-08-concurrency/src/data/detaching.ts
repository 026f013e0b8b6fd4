interface Row {
  readonly program: string;
  /** Any of these words detaches it. */
  readonly words: readonly string[];
  /** Unless one of these stands beside it. */
  readonly unless?: readonly string[];
}

/** What sends a program into the background. Source: the command reference of each program. */
const ROWS: readonly Row[] = [
  { program: 'gunicorn', words: ['-D', '--daemon'] },
  { program: 'uwsgi', words: ['-d', '--daemonize', '--daemonize2'] },
  { program: 'celery', words: ['multi', '--detach', '-D'] },
  { program: 'pm2', words: ['start', 'restart', 'reload'], unless: ['--no-daemon'] },
  { program: 'forever', words: ['start'] },
  { program: 'nohup', words: [''] },
  { program: 'start-stop-daemon', words: ['--background', '-b'] },
  { program: 'daphne', words: ['--daemonize'] },
];

/** The word that sends a program into the background; '' where the program itself does. Undefined: it stays in the foreground. */
export function detachingWord(program: string, words: readonly string[]): string | undefined {
  const row = ROWS.find((each) => each.program === program);
  if (!row || (row.unless ?? []).some((word) => words.includes(word))) return undefined;
  if (row.words.includes('')) return '';
  return words.find((word) => row.words.includes(word.split('=', 1)[0] ?? ''));
}
