import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noStatefulVolume } from './no-stateful-volume.js';

const IMAGE = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n';
const compose = (volumes: string, name = 'compose.prod.yaml') => ({
  Dockerfile: IMAGE,
  [name]: `services:\n  web:\n    build: .\n    volumes: ${volumes}\n`,
});
const claim = (kind: string) => ({
  Dockerfile: IMAGE,
  'k8s/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: example/shop:1.2
          command: ["gunicorn", "shop.wsgi"]
          volumeMounts: [{ name: media, mountPath: /app/media }]
      volumes:
        - name: media
          ${kind}
`,
});

testRule(noStatefulVolume, {
  violates: {
    'a named volume for media': compose('["media:/app/media"]'),
    'a folder of the machine': compose('["/srv/shop/uploads:/app/uploads"]'),
    'a claim of a Deployment': claim('persistentVolumeClaim: { claimName: media }'),
    'collected assets': compose('["static:/app/staticfiles"]'),
    'an image that declares one': { Dockerfile: IMAGE.replace('CMD', 'VOLUME /app/media\nCMD') },
  },
  upholds: {},
  'says nothing': {
    'the volume of a database': {
      'compose.prod.yaml': 'services:\n  db:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\n',
    },
    'the volume of libSQL': {
      'compose.prod.yaml':
        'services:\n  data:\n    image: ghcr.io/tursodatabase/libsql-server:v0.24.32\n    volumes: ["data:/var/lib/sqld"]\n  web:\n    build: .\n    environment: { DATABASE_URL: "http://data:8080" }\n',
      Dockerfile: IMAGE,
    },
    'a folder that ends with the pod': claim('emptyDir: {}'),
    'read only': compose('["./data:/app/data:ro"]'),
    'a file': compose('["./shop.yaml:/app/shop.yaml"]'),
    certificates: compose('["certs:/app/certs"]'),
    'a cache': compose('["cache:/app/.cache"]'),
    'a development compose': compose('["media:/app/media"]', 'docker-compose.dev.yml'),
    'the source tree, which is another fault': compose('[".:/app"]'),
    'the socket of Docker': compose('["/var/run/docker.sock:/var/run/docker.sock"]'),
    'an image of a database': { Dockerfile: 'FROM postgres:17\nVOLUME /var/lib/postgresql/data\n' },
  },
});

it('takes what a scheduler mounts beside those who do the work for a note', () => {
  const beat = (others: string) =>
    judgeFiles(noStatefulVolume, {
      Dockerfile: IMAGE,
      'compose.prod.yaml': `services:\n  beat:\n    build: .\n    command: celery -A shop beat\n    volumes: ["media:/app/media"]\n${others}`,
    }).map(toLine);
  const worker = '  worker:\n    build: .\n    command: celery -A shop worker\n    volumes: ["media:/app/media"]\n';
  expect(beat(worker)).toEqual([expect.stringMatching(/ note .*beat keeps/), expect.stringMatching(/ warning .*worker keeps/)]);
  expect(beat('')).toEqual([expect.stringMatching(/ warning .*beat keeps/)]);
});
