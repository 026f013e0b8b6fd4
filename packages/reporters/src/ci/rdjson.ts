import { SourceLines, type Edit, type Location, type Position, type Report, type Severity } from '@factorlint/core';
import { violationsOf } from '../findings/told.js';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import { jsonText } from '../json.js';
import { ruleAddress, SITE } from '../site.js';
import { severityOf } from '../tally.js';
import { visible } from '../text/visible.js';

/** Source of the format: reviewdog's `proto/rdf/reviewdog.proto`. */
const SEVERITIES = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const satisfies Readonly<Record<Severity, string>>;

/** The violations as a `DiagnosticResult` of reviewdog, edits as its suggestions. Its columns count bytes of UTF-8. Ends with a line feed. */
export function rdjson(report: Report, options: FormatOptions): string {
  const source = new SourceLines(options.read);
  const place = ({ path, range }: Location) => ({
    path: pathFromTop(path, options),
    ...(range ? { range: { start: inBytes(range.start, source.of(path)), end: inBytes(range.end, source.of(path)) } } : {}),
  });
  const suggestions = (edits: readonly Edit[], path: string) =>
    edits.flatMap(({ changes }) =>
      changes.map(({ range: { start, end }, text }) => ({
        range: { start: inBytes(start, source.of(path)), end: inBytes(end, source.of(path)) },
        text,
      })),
    );
  return jsonText({
    source: { name: 'factorlint', url: SITE },
    diagnostics: violationsOf(report).map(({ rule, finding }) => ({
      message: visible(finding.message),
      location: place(finding.location),
      severity: SEVERITIES[severityOf(finding)],
      code: { value: rule.code, url: ruleAddress(rule.id) },
      ...(finding.related && finding.related.length > 0
        ? { related_locations: finding.related.map(({ location, message }) => ({ message: visible(message), location: place(location) })) }
        : {}),
      ...(finding.edits?.some(({ changes }) => changes.length === 1)
        ? {
            suggestions: suggestions(
              finding.edits.filter(({ changes }) => changes.length === 1),
              finding.location.path,
            ),
          }
        : {}),
    })),
  });
}

function inBytes({ line, column }: Position, lines: readonly string[]): Position {
  const text = lines[line - 1];
  if (text === undefined) return { line, column };
  const before = text.slice(0, column - 1);
  return { line, column: new TextEncoder().encode(before).length + 1 + Math.max(0, column - 1 - text.length) };
}
