import { defineRule, environmentsIn, isSecretName, outcomesOf, shownText, violates, type Facts, type Value } from '@factorlint/core';

type Seen = Facts<'secret' | 'setting' | 'file-write'>;

/** Where platforms mount secrets, and what is no secret of the application's own. */
const MOUNTED = /^\/(?:var\/)?run\/|^\/(?:etc|secrets?|vault|mnt|app\/secrets|kaniko)\/|\.(?:pem|crt|cer|cert|pub|p12|pfx|jks)$/i;

export const noSecretFromLocalFile = defineRule({
  id: 'config/no-secret-from-local-file',
  code: 'TF0315',
  summary: 'Secrets come from the environment and not from a file that lies beside the code.',
  scope: 'file',
  severity: 'warning',
  needs: ['secret', 'setting', 'file-write'],

  *check(facts) {
    const told = new Set<string>();
    for (const { name, value } of namedIn(facts)) {
      if (told.has(name)) continue;
      for (const outcome of outcomesOf(value)) {
        const path = fileOf(outcome.value);
        if (path === undefined || !facts.isProduction(outcome.value) || facts.kindOf(outcome.value.location.path) !== 'production')
          continue;
        told.add(name);
        const file = path.slice(path.lastIndexOf('/') + 1);
        const isWritten = facts.of('file-write').some(({ target }) => shownText(target).endsWith(file));
        yield violates(
          outcome.value,
          name,
          `${name} is read from ${file} on the disk of the machine${isWritten ? ', where the application writes it' : ''}.`,
        );
        break;
      }
    }
  },
});

function* namedIn(facts: Seen): Generator<{ readonly name: string; readonly value: Value }> {
  for (const { keys, value, production } of facts.of('setting'))
    if (production && isSecretName(keys.at(-1) ?? '')) yield { name: keys.at(-1) ?? '', value };
  for (const { name, value } of facts.of('secret')) if (isSecretName(name.slice(name.lastIndexOf('.') + 1))) yield { name, value };
}

/** The path of the file whose text a value is; undefined where it is mounted, chosen by the environment, or not plain at its end. */
function fileOf(value: Value): string | undefined {
  const path = pathRead(value);
  if (!path || environmentsIn(path).length > 0) return undefined;
  const text = shownText(path);
  return MOUNTED.test(text) || text.endsWith('…') || text === '' ? undefined : text;
}

/** The first argument of the call that opens the file, through methods of what it gives. */
function pathRead(value: Value): Value | undefined {
  if (value.kind === 'member') return pathRead(value.of);
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'reference' && `${callee.module} ${callee.name}` === 'builtins open') return value.arguments[0];
  if (callee.kind === 'reference' && /^(?:node:)?fs(?:\/promises)?$/.test(callee.module) && /^readFile(?:Sync)?$/.test(callee.name))
    return value.arguments[0];
  if (
    callee.kind === 'member' &&
    callee.of.kind === 'reference' &&
    /^(?:node:)?fs$/.test(callee.of.module) &&
    callee.key === 'readFileSync'
  )
    return value.arguments[0];
  return pathRead(callee);
}
