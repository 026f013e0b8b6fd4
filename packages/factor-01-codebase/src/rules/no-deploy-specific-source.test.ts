import { testRule } from '@factorlint/testing';
import { noDeploySpecificSource } from './no-deploy-specific-source.js';

const image = (line: string) => ({
  'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" } }',
  'config/app.json': '{}',
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nARG REGION\nCOPY . .\n${line}\nCMD ["node", "server.js"]\n`,
});
const workflow = (script: string) => ({
  'heroku.yml': 'build:\n  docker:\n    web: Dockerfile\n',
  'package.json': '{ "name": "shop", "version": "1.0.0" }',
  '.github/workflows/deploy.yml': `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n${script
    .split('\n')
    .map((line) => `          ${line}`)
    .join('\n')}\n`,
});

testRule(noDeploySpecificSource, {
  violates: {
    'an argument in the text': image('RUN sed -i "s/region/$REGION/" config/app.json'),
    'by its absolute path': image('RUN sed -i "s/region/$REGION/" /app/config/app.json'),
    'in a condition': image('RUN if [ "$REGION" = "eu" ]; then sed -i s/us/eu/ config/app.json; fi'),
    perl: image('RUN perl -pi -e "s/region/$REGION/" config/app.json'),
    'a job that pushes the change to a branch of its own': workflow("sed -i 's/web/site/' heroku.yml\ngit push --force origin deploy"),
    'a job that deploys what it has changed': workflow(
      "sed -i 's/web/site/' heroku.yml\ngit push https://git.heroku.com/shop.git main\nflyctl deploy",
    ),
  },
  upholds: {},
  'says nothing': {
    'the same for every deploy': image('RUN sed -i s/a/b/ config/app.json'),
    'a file of the system': image('RUN sed -i "s/archive/$REGION/" /etc/apt/sources.list'),
    'a file that the build has made': image('RUN npm run build && sed -i "s/region/$REGION/" dist/app.json'),
    'line endings': image("RUN sed -i 's/\\r$//' config/app.json"),
    'only to another program': image('RUN sed "s/region/$REGION/" config/app.json > /etc/app.json'),
    'a version': workflow("sed -i 's/1.0.0/1.0.1/' package.json\ngit commit -am release\ngit push --force origin release"),
    'a change that waits to be merged': workflow(
      "sed -i 's/web/site/' heroku.yml\ngit push --force-with-lease origin update\ngh pr create --base main --head update",
    ),
    'a job that only tests': workflow("sed -i 's/web/site/' heroku.yml\nnpm test"),
    'patches that are versioned': {
      ...image('RUN npx patch-package'),
      'patches/express+4.19.2.patch': '',
    },
    'an image for tests': {
      ...image(''),
      'tests/Dockerfile': 'FROM node:22\nARG A\nCOPY . /app/\nRUN sed -i "s/a/$A/" /app/config/app.json\n',
    },
    'a comment': image('# RUN sed -i "s/region/$REGION/" config/app.json'),
  },
});
