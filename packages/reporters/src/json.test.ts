import type { Report } from '@factorlint/core';
import { describe, expect, it } from 'vitest';
import { json } from './json.js';

const report: Report = {
  redactions: [],
  coverage: { unread: {}, read: { python: 1 } },
  gaps: [{ reason: 'a\u009b\u202e', path: 'x' }],
  waivers: [],
  model: { environment: [], services: [], processes: [], paths: [] },
  verdicts: [],
  apps: [],
  tool: { version: '1.2.3', name: 'factorlint' },
  version: 1,
  $schema: 'https://example.org/s',
};

describe('JSON', () => {
  it('is the report, and ends with a line feed', () => {
    expect(JSON.parse(json(report))).toEqual(report);
    expect(json(report)).toMatch(/\}\n$/);
  });

  it('has one order of members, whatever order they come in', () => {
    const { $schema, version, ...rest } = report;
    expect(json({ version, $schema, ...rest })).toBe(json(report));
    expect(Object.keys(JSON.parse(json(report)) as object).slice(0, 3)).toEqual(['$schema', 'version', 'tool']);
  });

  it('holds nothing that a terminal obeys', () => {
    expect(json(report)).toContain('a\\u009b\\u202e');
  });
});
