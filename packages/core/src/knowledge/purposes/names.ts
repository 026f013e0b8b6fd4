/** Words with which people name what is for a developer's machine or for tests. */
const DEVELOPMENT: ReadonlySet<string> = new Set(['dev', 'devel', 'develop', 'development', 'local', 'localhost']);
const TESTS: ReadonlySet<string> = new Set(['test', 'tests', 'testing', 'unittest', 'unittests', 'pytest', 'ci', 'e2e']);
/** Words that say that others run it too. */
const SHARED: ReadonlySet<string> = new Set(['prod', 'production', 'live', 'staging', 'stage', 'preview', 'qa', 'uat']);
/** Words for what is no environment and belongs to settings. */
const SETTINGS: ReadonlySet<string> = new Set([
  'app',
  'application',
  'flask',
  'server',
  'env',
  'environment',
  'config',
  'configuration',
  'settings',
]);
/** What stands in for something real. Source: G. Meszaros, xUnit Test Patterns, "Test Double". */
const DOUBLES: ReadonlySet<string> = new Set(['mock', 'mocked', 'fake', 'stub', 'stubbed', 'dummy']);

/** For whom an environment of a name is: `development`, `test`, `local-ci`; undefined: for production too, or it is no environment. */
export function environmentPurpose(name: string): 'development' | 'test' | undefined {
  const words = wordsOf(name).filter((word) => !SETTINGS.has(word));
  if (words.length === 0 || !words.every((word) => DEVELOPMENT.has(word) || TESTS.has(word))) return undefined;
  return words.some((word) => TESTS.has(word)) ? 'test' : 'development';
}

/** Whether a name is one of an environment that others than its developers use. */
export function isSharedEnvironment(name: string): boolean {
  return wordsOf(name).some((word) => SHARED.has(word));
}

/** Whether a class of a name stands in for something real: `MockBilling`, `BillingStub`. */
export function isDouble(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && (DOUBLES.has(words[0] ?? '') || DOUBLES.has(words.at(-1) ?? ''));
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
