import { describe, expect, it } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';

describe('this repository', () => {
  it('passes its own check, with the configuration that it has', async () => {
    const { status, stdout, stderr } = await factorlint('check', ROOT, '--fail-on', 'warning', '--fail-on-waivers', '--format', 'concise');
    const counted = stdout.split('\n').filter((line) => /: (?:error|warning) /.test(line));
    expect({ status, stderr, counted }).toEqual({ status: 0, stderr: '', counted: [] });
  }, 180_000);
});
