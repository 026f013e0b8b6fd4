import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** Whether a compose file is taken for production without being sure of it. */
const isUnsure = (compose: string, more: Readonly<Record<string, string>> = {}) =>
  factsOf({ 'compose.yaml': compose, ...more })
    .of('deploy-path')
    .find(({ form }) => form === 'compose')?.unsure ?? false;
const BUILT = 'services:\n  web:\n    build: .\n';

it.for([
  ['nothing shows that it is deployed', BUILT],
  ['a comment says what it is for', `# Not for production.\n${BUILT}    restart: always\n`],
  ['it starts a browser for tests', `${BUILT}    restart: always\n  browser:\n    image: example/selenium-firefox:4\n`],
  ['an image follows what is being worked on', 'services:\n  web:\n    image: example/shop:develop\n'],
] as const)('is not sure of a compose file where %s', ([, compose]) => {
  expect(isUnsure(compose)).toBe(true);
});

it.for([
  ['its service is kept running', `${BUILT}    restart: unless-stopped\n`],
  ['its image comes out of a registry', 'services:\n  web:\n    image: example/shop:1.4\n'],
  ['a browser is kept running', `${BUILT}    restart: always\n  browser:\n    image: example/selenium-firefox:4\n    restart: always\n`],
] as const)('is sure of a compose file where %s', ([, compose]) => {
  expect(isUnsure(compose)).toBe(false);
});

it('is not sure of a compose file below another one that builds the same', () => {
  const paths = factsOf({
    'docker/compose.yaml': 'services:\n  web:\n    build: ..\n    restart: always\n',
    'docker/cluster/compose.yaml': 'services:\n  one:\n    build: ../..\n    restart: always\n',
  }).of('deploy-path');
  expect(paths.filter(({ unsure }) => unsure).map(({ name }) => name)).toEqual(['docker/cluster/compose.yaml']);
});

it('is not sure of a compose file among what others handed in', () => {
  const compose = 'services:\n  web:\n    image: example/shop:1.4\n';
  const paths = factsOf({ 'contrib/docker/compose.yaml': compose, 'contributors/compose.yaml': compose }).of('deploy-path');
  expect(paths.filter(({ unsure }) => unsure).map(({ name }) => name)).toEqual(['contrib/docker/compose.yaml']);
});
