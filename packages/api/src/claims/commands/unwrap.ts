/** Programs that run the command behind them, with their options that take a value. Sources: each tool's command reference. */
const RUNNERS: readonly { readonly words: readonly string[]; readonly valued?: readonly string[] }[] = [
  { words: ['sudo'], valued: ['-u', '-g'] },
  { words: ['time'] },
  { words: ['env'] },
  { words: ['exec'] },
  { words: ['uv', 'run'], valued: ['--with', '--python', '-p', '--project', '--directory', '--env-file', '--extra', '--group'] },
  { words: ['poetry', 'run'] },
  { words: ['pipenv', 'run'] },
  { words: ['pdm', 'run'] },
  { words: ['hatch', 'run'] },
  { words: ['heroku', 'run'], valued: ['-a', '--app', '-r', '--remote', '-s', '--size', '--type'] },
  { words: ['heroku', 'run:detached'], valued: ['-a', '--app'] },
  { words: ['fly', 'ssh', 'console', '-C'] },
  { words: ['honcho', 'run'] },
  { words: ['dotenv', 'run'] },
];

/** The words of the command that really runs, without those that only carry it. `python -m x` is the program `x`. */
export function unwrapped(words: readonly (string | undefined)[]): readonly (string | undefined)[] {
  let rest = words;
  for (let depth = 0; depth < 8; depth += 1) {
    const runner = RUNNERS.find((each) => each.words.every((word, index) => rest[index] === word));
    const isKubectl = (rest[0] === 'kubectl' && rest[1] === 'exec') || (rest[0] === 'docker' && rest[1] === 'exec');
    if (isKubectl) {
      const cut = rest.indexOf('--');
      if (cut < 0) return rest;
      rest = rest.slice(cut + 1);
    } else if (runner) rest = withoutOptions(rest.slice(runner.words.length), runner.valued ?? []);
    else if (/^python[\d.]*$/.test(rest[0] ?? '') && rest[1] === '-m') rest = rest.slice(2);
    else if (/^[A-Za-z_]\w*=/.test(rest[0] ?? '')) rest = rest.slice(1);
    else return rest;
  }
  return rest;
}

/** Words after the options that stand first. */
export function withoutOptions(words: readonly (string | undefined)[], valued: readonly string[]): readonly (string | undefined)[] {
  let index = 0;
  while (index < words.length && words[index]?.startsWith('-')) {
    const option = words[index];
    index += 1;
    if (option === '--') break;
    if (option !== undefined && valued.includes(option)) index += 1;
  }
  return words.slice(index);
}
