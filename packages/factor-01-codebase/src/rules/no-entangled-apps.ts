import { defineRule, outcomesOf, textOf, violates, type EntryPoint, type Facts, type Process } from '@factorlint/core';

type Seen = Facts<'entry-point' | 'process' | 'app' | 'manifest'>;

export const noEntangledApps = defineRule({
  id: 'codebase/no-entangled-apps',
  code: 'TF0104',
  summary: 'Each application of the repository has a manifest and a start of its own.',
  scope: 'project',
  severity: 'note',
  needs: ['entry-point', 'process', 'app', 'manifest'],

  *check(facts) {
    for (const app of facts.apps()) {
      if (app.type !== 'service') continue;
      const managed = facts
        .for('entry-point', app.path)
        .filter((entry) => entry.role === 'manage' && settingsOf(entry) !== '' && facts.kindOf(entry.location.path) === 'production');
      const [first, ...others] = distinctBy(managed, settingsOf);
      if (!first || others.length === 0) continue;
      const related = others.map(({ location }) => ({ location, message: 'Another application is managed here.' }));
      const names = [first, ...others].map((entry) => entry.location.path).join(' and ');
      yield violates(first, app.path, `${names} manage applications of their own and share one manifest.`, {
        related,
        confidence: 'likely',
      });
    }
    yield* procfiles(facts);
  },
});

/** One Procfile that serves two packages. */
function* procfiles(facts: Seen) {
  const served = facts.of('process').filter(({ path, role }) => role === 'web' && /^(?:procfile|heroku):/.test(path));
  for (const path of new Set(served.map((process) => process.path))) {
    const [first, ...others] = distinctBy(
      served.filter((process) => process.path === path && packageOf(process) !== undefined),
      (process) => packageOf(process) ?? '',
    );
    if (!first || others.length === 0 || !facts.isProduction(first)) continue;
    const names = [first, ...others].map((process) => packageOf(process) ?? '').join(' and ');
    const related = others.map(({ location, name }) => ({ location, message: `${name} serves another one.` }));
    yield violates(first, path, `One Procfile serves the applications ${names}.`, { related, confidence: 'likely' });
  }
}

/** The package whose application a server is given: `shop` of `gunicorn shop.wsgi:application`. */
function packageOf({ main }: Process): string | undefined {
  const words = (main?.arguments ?? []).slice(1).flatMap((word) => textOf(word) ?? []);
  return words.map((word) => /^([A-Za-z_]\w*)(?:\.\w+)*\.(?:wsgi|asgi)(?::[\w.()]+)?$/.exec(word)?.[1]).find((name) => name !== undefined);
}

/** The package whose settings it starts with: `shop` of `shop.settings.production`. '' where nothing says. */
function settingsOf({ settings }: EntryPoint): string {
  const options = settings ? outcomesOf(settings).flatMap(({ value }) => textOf(value) ?? []) : [];
  return options[0]?.split('.')[0] ?? '';
}

function distinctBy<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return [...new Map(values.toReversed().map((value) => [key(value), value] as const)).values()].toReversed();
}
