import { testRule } from '@factorlint/testing';
import { requireUnbufferedOutput } from './require-unbuffered-output.js';

const image = (lines: string, cmd = '["python", "worker.py"]') => ({
  Dockerfile: `FROM python:3.12-slim\n${lines}WORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  'worker.py': 'def work():\n    print("working")\n\n\nwork()\n',
});

testRule(requireUnbufferedOutput, {
  violates: {
    'a worker of celery': image('', '["celery", "-A", "shop", "worker"]'),
    'an empty variable': image('ENV PYTHONUNBUFFERED=\n'),
    'through an entry script': { ...image('', '["./start.sh"]'), 'start.sh': '#!/bin/sh\nexec python worker.py\n' },
  },
  upholds: {
    'the variable': image('ENV PYTHONUNBUFFERED=1\n'),
    'the old form': image('ENV PYTHONUNBUFFERED 1\n'),
    'python -u': image('', '["python", "-u", "worker.py"]'),
    'a base stage': {
      ...image(''),
      Dockerfile: 'FROM python:3.12-slim AS base\nENV PYTHONUNBUFFERED=1\nFROM base\nWORKDIR /app\nCOPY . .\nCMD ["python", "worker.py"]\n',
    },
  },
  'says nothing': {
    'no print': { ...image('', '["gunicorn", "shop.wsgi"]'), 'worker.py': 'import logging\nlogging.info("a")\n' },
    'only a command prints': {
      ...image('', '["gunicorn", "shop.wsgi"]'),
      'worker.py': '',
      'shop/management/commands/a.py': 'print("a")\n',
    },
    'a Node image': { Dockerfile: 'FROM node:22.11-slim\nCMD ["node", "a.js"]\n', 'worker.py': 'print(1)\n' },
    'an image for tests': { 'Dockerfile.test': 'FROM python:3.12-slim\nCMD ["python", "worker.py"]\n', 'worker.py': 'print(1)\n' },
    'a print in a comment': { ...image(''), 'worker.py': '# print("a")\n"""print("a")"""\n' },
    'no image': { 'worker.py': 'print(1)\n' },
  },
});
