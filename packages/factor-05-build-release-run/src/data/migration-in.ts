import { literalText, taskOf, type Value } from '@factorlint/core';

/** The tool that migrates the schema in a command's words (the program first), if one does. */
export function migrationIn(words: readonly Value[]): string | undefined {
  const found = taskOf(words.map((word) => literalText(word) ?? ''));
  return found?.task === 'migration' ? found.tool : undefined;
}
