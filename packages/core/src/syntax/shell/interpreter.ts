/** Shells whose programs we read, by the name of their file. */
export const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'mksh', 'busybox']);

/**
 * The interpreter that the first line of a text names, without its folder (`bash` for `#!/usr/bin/env bash`),
 * or undefined where it names none.
 */
export function shellOf(text: string): string | undefined {
  if (!text.startsWith('#!')) return undefined;
  const lineEnd = text.indexOf('\n');
  const words = text
    .slice(2, lineEnd < 0 ? Math.min(text.length, 256) : Math.min(lineEnd, 256))
    .trim()
    .split(/\s+/);
  const [program, ...rest] = words;
  const name = program?.split('/').at(-1);
  if (name !== 'env') return name || undefined;
  return rest
    .find((word) => !word.startsWith('-') && !word.includes('='))
    ?.split('/')
    .at(-1);
}
