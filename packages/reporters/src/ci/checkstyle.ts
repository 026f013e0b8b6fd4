import type { Report, Severity } from '@factorlint/core';
import { violationsOf, type Told } from '../findings/told.js';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import { severityOf } from '../tally.js';
import { visible } from '../text/visible.js';
import { xmlAttributes } from '../text/xml.js';

/** Checkstyle's own words for how grave something is. */
const SEVERITIES = { error: 'error', warning: 'warning', note: 'info' } as const satisfies Readonly<Record<Severity, string>>;

/** The violations as Checkstyle's XML, by file. Ends with a line feed. */
export function checkstyle(report: Report, options: FormatOptions): string {
  const byPath = new Map<string, Told[]>();
  for (const told of violationsOf(report)) {
    const path = pathFromTop(told.finding.location.path, options);
    byPath.set(path, [...(byPath.get(path) ?? []), told]);
  }
  const files = [...byPath].flatMap(([path, told]) => [`  <file${xmlAttributes({ name: path })}>`, ...told.map(errorOf), '  </file>']);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...files, '</checkstyle>', ''].join('\n');
}

function errorOf({ rule, finding }: Told): string {
  const { line = 1, column } = finding.location.range?.start ?? {};
  const source = `factorlint.${rule.id.replace('/', '.')}`;
  return `    <error${xmlAttributes({ line, column, severity: SEVERITIES[severityOf(finding)], message: visible(finding.message), source })}/>`;
}
