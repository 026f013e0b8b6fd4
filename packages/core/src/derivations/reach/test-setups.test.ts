import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

const APPLICATION = {
  'package.json':
    '{ "name": "shop", "private": true, "dependencies": { "express": "4.19.2" }, "scripts": { "start": "node src/server.js" } }',
  'src/server.js': "require('express')().listen(process.env.PORT);\n",
  'src/around.ts': "process.env.MODE ??= 'slow';\n",
};

/** Whether production reaches the file that a configuration may name. */
function reaches(files: Readonly<Record<string, string>>): boolean {
  return factsOf({ ...APPLICATION, ...files }).isProduction({ path: 'src/around.ts' });
}

it.for([
  ['Vitest', { 'vite.config.ts': "export default defineConfig(() => ({ test: { setupFiles: ['./src/around.ts'] } }));\n" }],
  [
    'Vitest, in a project of it',
    { 'vitest.config.ts': "export default { test: { projects: [{ test: { globalSetup: 'src/around' } }] } };\n" },
  ],
  ['Jest', { 'jest.config.js': "module.exports = { setupFilesAfterEnv: ['<rootDir>/src/around.ts'] };\n" }],
  ['Playwright', { 'playwright.config.ts': "export default { globalSetup: require.resolve('./src/around') };\n" }],
] as const)('takes a file that %s is told to load for none of the application', ([, files]) => {
  expect(reaches(files)).toBe(false);
});

it.for([
  ['nothing names it', {}],
  ['another option names it', { 'vite.config.ts': "export default { build: { lib: { entry: './src/around.ts' } } };\n" }],
  ['another file has such an option', { 'src/options.ts': "export default { setupFiles: ['./around.ts'] };\n" }],
  [
    'the application imports it',
    { 'vite.config.ts': "export default { test: { setupFiles: ['./src/around.ts'] } };\n", 'src/app.ts': "import './around';\n" },
  ],
] as const)('but not where %s', ([, files]) => {
  expect(reaches(files)).toBe(true);
});
