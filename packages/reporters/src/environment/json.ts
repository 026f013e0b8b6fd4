import type { Report } from '@factorlint/core';
import { jsonText } from '../json.js';

/** The environment contract alone, as members of the report: its deploy paths and its variables. Ends with a line feed. */
export function environmentJson({ tool, apps, model }: Report): string {
  const used = new Set(
    model.environment.flatMap(({ provisions, supplies }) => [...provisions, ...supplies].flatMap(({ path }) => path ?? [])),
  );
  const paths = model.paths.filter(({ id }) => used.has(id));
  return jsonText({ version: 1, tool, apps, paths, variables: model.environment });
}
