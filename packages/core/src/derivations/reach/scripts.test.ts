import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** Whether production reaches a script that starts development. */
function reaches(command: string): boolean {
  return factsOf({
    'requirements.txt': 'gunicorn==23.0\n',
    'watch.sh': '#!/bin/sh\ngunicorn --reload shop:app\n',
    Dockerfile: `FROM python:3.12\nCOPY . .\nRUN ${command}\nCMD ["gunicorn", "shop:app"]\n`,
  }).isProduction({ path: 'watch.sh' });
}

it('takes a script for run where an image runs it', () => {
  expect(reaches('./watch.sh')).toBe(true);
  expect(reaches('sh watch.sh')).toBe(true);
});

it('and not where the image only removes it or makes it runnable', () => {
  expect(reaches('rm /app/watch.sh')).toBe(false);
  expect(reaches('chmod +x watch.sh')).toBe(false);
});
