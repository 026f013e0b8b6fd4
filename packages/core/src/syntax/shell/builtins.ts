/**
 * Commands that have a meaning in the shell which no program has: they change it, or end it.
 * Source: POSIX.1-2024, Shell Command Language, special built-in utilities, and the regular ones that act on the shell.
 */
export const BUILTINS: ReadonlySet<string> = new Set(
  (
    ': . alias bg break cd command continue eval exec exit export fg getopts hash jobs local read readonly return set shift source times ' +
    'trap type ulimit umask unalias unset wait'
  ).split(' '),
);
