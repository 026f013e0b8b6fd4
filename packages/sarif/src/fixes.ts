import type { Edit, Location } from '@factorlint/core';
import type { Fix } from 'sarif';
import type { Places } from './places.js';

/**
 * The edits of a finding as fixes of its file.
 * @param isSecret whether a text holds what must not be shown: such an edit is left out
 */
export function fixesOf(edits: readonly Edit[], location: Location, places: Places, isSecret: (text: string) => boolean): readonly Fix[] {
  return edits
    .filter(({ changes }) => changes.length > 0 && !changes.some(({ text }) => isSecret(text)))
    .map(({ safe, title, changes }) => ({
      description: { text: title },
      artifactChanges: [
        {
          artifactLocation: places.artifact(location),
          replacements: changes.map(({ range: { start, end }, text }) => ({
            deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
            insertedContent: { text },
          })),
        },
      ],
      properties: { safe },
    }));
}
