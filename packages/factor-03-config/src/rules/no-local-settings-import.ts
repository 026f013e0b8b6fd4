import {
  defineRule,
  textOf,
  violates,
  walkValue,
  type Assignment,
  type ConfigurationFile,
  type Facts,
  type Location,
  type Observation,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'assignment' | 'setting' | 'configuration-file' | 'environment-read'>;

export const noLocalSettingsImport = defineRule({
  id: 'config/no-local-settings-import',
  code: 'TF0308',
  summary: 'Settings take nothing from a file of the machine that replaces what the environment says.',
  scope: 'file',
  severity: 'warning',
  needs: ['assignment', 'setting', 'configuration-file', 'environment-read'],

  *check(facts) {
    for (const assignment of facts.of('assignment')) {
      const module = isDeployed(assignment.location.path, facts) && facts.isProduction(assignment) ? missingModule(assignment) : undefined;
      if (module !== undefined)
        yield violates(assignment, module, `Settings are taken from ${module}, which is no file of the repository.`, {
          severity: severityIn(assignment.location.path, facts),
        });
    }
    for (const file of facts.of('configuration-file')) {
      if (isDeployed(file.location.path, facts) && facts.isProduction(file)) yield* judgeFile(file, facts);
    }
    yield* loadedByName(facts);
  },
});

function isDeployed(path: string, facts: Seen): boolean {
  return facts.kindOf(path) === 'production';
}

/** Where the environment configures the same module, the file is a second way; where it does not, the only one. */
function severityIn(path: string, facts: Seen): 'warning' | 'note' {
  return facts.in('environment-read', path).length > 0 ? 'note' : 'warning';
}

/** `from .local_settings import *` of a module that only some machine has. */
function missingModule({ keys, value, condition }: Assignment): string | undefined {
  const never =
    condition?.value.kind === 'literal' && condition.equals === undefined && Boolean(condition.value.value) === condition.negated;
  const isMissing = !never && keys.length === 0 && value.kind === 'reference' && value.path === undefined && /^\.+\w/.test(value.module);
  return isMissing ? value.module.replace(/^\.+/, '') : undefined;
}

function* judgeFile(file: ConfigurationFile, facts: Seen): Iterable<Observation> {
  const name = textOf(file.file);
  if (file.form === 'settings') {
    if (name !== undefined && !facts.paths.some((path) => path === name || path.endsWith(`/${name}`)))
      yield violates(file, name, `Settings are taken from ${name}, which is no file of the repository.`, {
        severity: severityIn(file.location.path, facts),
      });
    return;
  }
  const isExample = name !== undefined && /(?:example|sample|template|dist)$/i.test(name);
  if (isExample && !file.condition)
    yield violates(file, name, `What ${name} says for nobody in particular is loaded as the configuration of every deploy.`);
  else if (file.overrides && !file.condition)
    yield violates(file, name ?? '.env', `What ${name ?? '.env'} says replaces what the environment says.`, { confidence: 'likely' });
}

/** `importlib.import_module("shop.configuration")`, where settings come out of it: one finding for each module that is loaded so. */
function* loadedByName(facts: Seen): Iterable<Observation> {
  const found = new Map<string, { readonly name: string; readonly location: Location }>();
  for (const { value, module, production } of facts.of('setting')) {
    if (!production || !isDeployed(module, facts)) continue;
    for (const name of loads(value).filter((each) => !isHere(each, facts))) {
      const place = firstPlace(value, name, module);
      const known = found.get(`${module} ${name}`);
      if (place && (!known || lineOf(place) < lineOf(known.location))) found.set(`${module} ${name}`, { name, location: place });
    }
  }
  for (const { name, location } of found.values())
    yield violates({ location }, name, `Settings are taken from ${name}, which is loaded by its name and is no file of the repository.`);
}

function isHere(name: string, facts: Seen): boolean {
  return facts.paths.some(
    (path) => path.endsWith(`${name.replaceAll('.', '/')}.py`) || path.endsWith(`${name.replaceAll('.', '/')}/__init__.py`),
  );
}

/** Where the settings module first has the module that is loaded. */
function firstPlace(value: Value, name: string, module: string): Location | undefined {
  return [...walkValue(value)]
    .filter((each) => loads(each).includes(name))
    .flatMap((each) => [each.location, ...(each.via ?? [])])
    .filter(({ path }) => path === module)
    .toSorted((a, b) => lineOf(a) - lineOf(b))
    .at(0);
}

function lineOf({ range }: Location): number {
  return range?.start.line ?? 0;
}

/** The modules that a value loads by a literal name. */
function loads(value: Value): readonly string[] {
  return [...walkValue(value)].flatMap((each) => {
    const isImport =
      each.kind === 'call' &&
      each.callee.kind === 'reference' &&
      each.callee.module === 'importlib' &&
      each.callee.name === 'import_module';
    return isImport ? (textOf(each.arguments[0]) ?? []) : [];
  });
}
