import type { Edit } from '@factorlint/core';
import type { Fix } from 'sarif';
import type { Places } from './places.js';

/**
 * The edits of a finding as fixes.
 * @param isSecret whether a text holds what must not be shown: such an edit is left out
 */
export function fixesOf(edits: readonly Edit[], places: Places, isSecret: (text: string) => boolean): readonly Fix[] {
  return edits
    .filter(({ changes }) => changes.length > 0 && !changes.some(({ text }) => isSecret(text)))
    .map(({ safe, title, changes }) => ({
      description: { text: title },
      artifactChanges: [...new Set(changes.map(({ path }) => path))].map((path) => ({
        artifactLocation: places.artifact({ path }),
        replacements: changes
          .filter((change) => change.path === path)
          .map(({ range: { start, end }, text }) => ({
            deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
            insertedContent: { text },
          })),
      })),
      properties: { safe },
    }));
}
