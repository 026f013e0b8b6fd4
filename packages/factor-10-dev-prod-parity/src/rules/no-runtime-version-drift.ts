import { defineRule, upholds, violates, type Observation, type RuntimeVersion } from '@factorlint/core';

const TITLES = { python: 'Python', node: 'Node.js', other: 'The runtime' } as const;

export const noRuntimeVersionDrift = defineRule({
  id: 'dev-prod-parity/no-runtime-version-drift',
  code: 'TF1004',
  summary: 'Development, tests and production run the same version of the language runtime.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['runtime-version', 'app'],

  *check(facts) {
    for (const app of facts.apps()) {
      const versions = facts
        .for('runtime-version', app.path)
        .filter(({ location }) => !['example', 'documentation', 'vendored'].includes(facts.kindOf(location.path)));
      for (const runtime of ['python', 'node'] as const) {
        const exact = versions.filter((each) => each.runtime === runtime && lineOf(each) !== undefined);
        const images = exact.filter((each) => each.source === 'image' && facts.isProduction(each));
        yield* judge(exact, images, runtime);
      }
    }
  },
});

function* judge(exact: readonly RuntimeVersion[], images: readonly RuntimeVersion[], runtime: 'python' | 'node'): Iterable<Observation> {
  const [reference] = images;
  if (!reference || new Set(images.map(lineOf)).size > 1) return;
  const wanted = lineOf(reference);
  const others = exact.filter((each) => each.source !== 'image');
  const [first] = others;
  const isTried = others.some((each) => each.source === 'matrix' && lineOf(each) === wanted);
  const differing = others.filter((each) => lineOf(each) !== wanted && !(each.source === 'matrix' && isTried));
  if (first && differing.length === 0)
    yield upholds(reference, runtime, `${TITLES[runtime]} is ${wanted ?? ''} in ${others.length + 1} places.`);
  const told = new Set<string>();
  for (const each of differing) {
    if (told.has(each.location.path)) continue;
    told.add(each.location.path);
    yield violates(each, runtime, `${TITLES[runtime]} is ${lineOf(each) ?? ''} here and ${wanted ?? ''} in production.`, {
      related: [{ location: reference.location, message: 'The image of production.' }],
      ...sameVersion(each, reference, differing),
    });
  }
}

/** The image's version, where one place of the file names another, and as many parts of it as the image does. */
function sameVersion(each: RuntimeVersion, { version }: RuntimeVersion, differing: readonly RuntimeVersion[]): Pick<Observation, 'change'> {
  const [was, value] = [numberOf(each.version), numberOf(version)];
  const isAlone = differing.filter(({ location }) => location.path === each.location.path).length === 1;
  if (!isAlone || was === undefined || value === undefined || was.split('.').length > value.split('.').length) return {};
  return { change: { kind: 'set-value', place: each.location, was, value: value.split('.').slice(0, was.split('.').length).join('.') } };
}

function numberOf(version: string): string | undefined {
  return /^\s*(?:v|python-)?(\d+(?:\.\d+)*)(?=$|[-\s])/.exec(version)?.[1];
}

/** What makes a difference: the minor version of Python, the major one of Node. A range names none. */
function lineOf({ runtime, version }: RuntimeVersion): string | undefined {
  const text = version.trim().replace(/^v|^python-|^=+/i, '');
  const match = runtime === 'python' ? /^(\d+\.\d+)(?:\.[\dx*]+)?(?:[-\s].*)?$/ : /^(\d+)(?:\.[\dx*]+){0,2}(?:[-\s].*)?$/;
  return match.exec(text)?.[1];
}
