import { openSecrets, type Edit, type ReadSource, type Report } from '@factorlint/core';

/** Members that name things and are looked up: a file whose name is a secret is not hidden by masking the way to it. */
const NAMES: ReadonlySet<string> = new Set(['$schema', 'path', 'app', 'paths', 'files', 'id', 'slug', 'code', 'dockerfile', 'kind']);

/**
 * The report with every text masked that repeats a secret standing at one of its redactions. No rule should say one; this is the second
 * lock, in front of every format. An edit that would write one is left out.
 */
export function maskReport(report: Report, read: ReadSource): Report {
  if (report.redactions.length === 0) return report;
  const { mask } = openSecrets(report.redactions, read);
  const masked = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return NAMES.has(name) ? value : mask(value);
    if (name === 'edits') return (value as readonly Edit[]).filter(({ changes }) => changes.every(({ text }) => mask(text) === text));
    if (Array.isArray(value)) return value.map((item) => masked(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member, key)]));
  };
  return masked(report, '') as Report;
}
