import { defineRule, upholds, violates, type App, type Facts, type Manifest, type RuntimeVersion } from '@factorlint/core';

type Seen = Facts<'runtime-version' | 'manifest' | 'app'>;

const RUNTIMES = { python: 'Python', node: 'Node.js' } as const;

export const requireRuntimeVersion = defineRule({
  id: 'dependencies/require-runtime-version',
  code: 'TF0205',
  summary: 'The version of the language runtime is declared.',
  scope: 'project',
  severity: 'note',
  needs: ['runtime-version', 'manifest', 'app'],

  *check(facts) {
    for (const app of facts.apps()) {
      for (const [runtime, title] of Object.entries(RUNTIMES)) {
        const stated = statements(runtime, app, facts);
        for (const each of stated) yield upholds(each, runtime, `${title} ${each.version} is declared.`);
        const manifest = facts.for('manifest', app.path).find((each) => each.ecosystem === runtime && isJudged(each, facts));
        if (stated.length === 0 && manifest && app.type === 'service') {
          yield violates(manifest, runtime, `Nothing states which version of ${title} this runs on.`);
        }
      }
    }
  },
});

/** In the app, or at the root of the repository for all of them. */
function statements(runtime: string, app: App, facts: Seen): readonly RuntimeVersion[] {
  return facts.of('runtime-version').filter((each) => {
    if (each.runtime !== runtime || !/\d/.test(each.version) || (each.source !== 'declaration' && each.source !== 'image')) return false;
    const owner = facts.appOf(each)?.path;
    return owner === app.path || owner === '' || owner === undefined;
  });
}

function isJudged(manifest: Manifest, facts: Seen): boolean {
  return facts.kindOf(manifest.location.path) === 'production' && (manifest.group === undefined || manifest.group === 'runtime');
}
