import { describe, expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

describe('reach of folders', () => {
  it('follows an image that is named after the scope of a workspace, and the apps that it takes out of earlier stages', () => {
    const facts = factsOf({
      'package.json': '{ "name": "@shop/root", "private": true, "workspaces": ["apps/*"] }',
      'apps/site/package.json': '{ "name": "@shop/site", "private": true, "dependencies": { "express": "4" } }',
      'apps/site/main.js': "require('express')().listen(3000);\n",
      'apps/notes/package.json': '{ "name": "@shop/notes", "private": true }',
      'apps/notes/main.js': 'process.env.A;\n',
      'docker/Dockerfile':
        'FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nFROM node:22\nCOPY --from=build /app/apps/site/build ./apps/site/build\nCMD ["node", "apps/site/build/main.js"]\n',
      'docker/test/compose.yml': 'services:\n  shop:\n    build: { context: ../.., dockerfile: docker/Dockerfile }\n',
      'compose.yml': 'services:\n  web:\n    image: shop/shop:1\n',
    });
    const production = (path: string) => facts.isProduction({ path });
    expect([production('docker/Dockerfile'), production('apps/site/main.js'), production('apps/notes/main.js')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
