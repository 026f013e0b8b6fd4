import { expect, it } from 'vitest';
import { processesOf } from '../model.test-kit.js';

const TUNNEL = 'FROM debian:12-slim\nARG VERSION=1\nRUN curl -fSL https://example.org/tunnel-${VERSION}.tgz | tar -xz -C /opt\n';
const SCRIPT = '#!/bin/sh\nsed -i "s|host|$HOST|" /opt/tunnel.ini\n/opt/tunnel -c /opt/tunnel.ini\n';

/** The role of what the image starts, beside an application in the same repository. */
function role(dockerfile: string): string | undefined {
  const [process] = processesOf({
    'requirements.txt': 'flask==3.1.0\n',
    'shop/app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    'docker/Dockerfile-proxy': dockerfile,
    'docker/start.sh': SCRIPT,
    'docker/tunnel.ini': '',
  });
  return process?.role;
}

it('takes a program that an image downloads, beside no code of the repository, for a service', () => {
  expect(role(`${TUNNEL}COPY docker/start.sh /start.sh\nADD docker/tunnel.ini /opt/tunnel.ini\nCMD ["/start.sh"]\n`)).toBe('service');
});

it.for([
  ['the image copies a folder', `${TUNNEL}COPY docker /docker\nCMD ["/docker/start.sh"]\n`],
  ['the image copies a manifest', `${TUNNEL}COPY docker/start.sh requirements.txt /\nCMD ["/start.sh"]\n`],
  ['it downloads nothing', 'FROM debian:12-slim\nCOPY docker/start.sh /start.sh\nCMD ["/start.sh"]\n'],
  [
    'nobody can say what it builds on',
    `ARG BASE\n${TUNNEL.replace('debian:12-slim', '$BASE')}COPY docker/start.sh /start.sh\nCMD ["/start.sh"]\n`,
  ],
  ['it starts a known server', `${TUNNEL}COPY docker/start.sh /start.sh\nCMD ["gunicorn", "shop.app:app"]\n`],
] as const)('but not where %s', ([, dockerfile]) => {
  expect(role(dockerfile)).toBe('web');
});
