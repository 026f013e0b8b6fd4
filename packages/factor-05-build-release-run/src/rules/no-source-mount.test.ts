import { testRule } from '@factorlint/testing';
import { noSourceMount } from './no-source-mount.js';

const base = {
  Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  'server.js': "require('http').createServer().listen(process.env.PORT);\n",
  'src/cart.js': '',
};
const production = (volumes: string) => ({
  ...base,
  'docker-compose.prod.yml': `services:\n  web:\n    build: .\n    volumes: ${volumes}\n`,
});

testRule(noSourceMount, {
  violates: {
    'the whole tree': production('[".:/app"]'),
    'a folder of code': production('["./src:/app/src"]'),
    'from the base file': {
      ...base,
      'docker-compose.yml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'docker-compose.prod.yml': 'services:\n  web:\n    environment: { NODE_ENV: production }\n',
    },
    'seen from a folder of its own': {
      ...base,
      'deploy/docker-compose.prod.yml': 'services:\n  web:\n    build: ..\n    volumes: ["../src:/app/src"]\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a development file': { ...base, 'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n' },
    'an override': {
      ...base,
      'docker-compose.yml': 'services:\n  web:\n    build: .\n',
      'docker-compose.override.yml': 'services:\n  web:\n    volumes: [".:/app"]\n',
    },
    'a folder of data': production('["./data:/app/data"]'),
    'a file of configuration': production('["./shop.yaml:/app/shop.yaml"]'),
    'a named volume': production('["media:/app/media"]'),
    'a folder outside the application': production('["./src:/backup"]'),
    'a development server': {
      ...base,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: npx nodemon server.js\n    volumes: [".:/app"]\n',
    },
    'another service': {
      ...base,
      'docker-compose.prod.yml': 'services:\n  proxy:\n    image: nginx:1.27\n    volumes: ["./src:/usr/share/nginx/html"]\n',
    },
  },
});
