import {
  defineRule,
  literalText,
  shownText,
  violates,
  walkStatements,
  type Change,
  type Command,
  type Facts,
  type InstallCommand,
  type Process,
  type Step,
} from '@factorlint/core';

type Seen = Facts<'process' | 'install-command' | 'command' | 'workload' | 'deploy-path' | 'image-stage'>;

/** Managers that install into an environment of their own, beside the system's interpreter. */
const OWN_ENVIRONMENT: ReadonlySet<InstallCommand['manager']> = new Set(['uv', 'poetry', 'pdm', 'pipenv']);
/** Variables by which an image makes the environment the one that plain commands use. Source: uv, Poetry and Pipenv documentation. */
const ENTERS = /^(?:VIRTUAL_ENV|UV_PROJECT_ENVIRONMENT|UV_SYSTEM_PYTHON|POETRY_VIRTUALENVS_CREATE|PIPENV_SYSTEM|PDM_USE_VENV)$/;

export const noIsolationBypass = defineRule({
  id: 'admin-processes/no-isolation-bypass',
  code: 'TF1205',
  summary: 'One-off commands run in the environment that the build has installed.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['process', 'install-command', 'command', 'workload', 'deploy-path', 'image-stage'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const install = isProduction(process, facts) ? separateInstall(process, facts) : undefined;
      if (!install) continue;
      for (const step of [...process.before, ...(process.main ? [process.main] : [])]) {
        const place = JSON.stringify(step.location);
        if (!isBare(step, facts) || told.has(place)) continue;
        told.add(place);
        yield violates(step, process.name, `${step.program} runs outside the environment that \`${install.text}\` has made.`, {
          paths: [process.path],
          confidence: 'likely',
          related: [{ location: install.location, message: 'The dependencies are installed here.' }],
          ...changeOf(install, facts),
        });
      }
    }
  },
});

/** uv makes `.venv` in the folder of the project; that folder's commands become the plain ones. Source: docs.astral.sh/uv/guides/integration/docker */
function changeOf({ manager, text, stage, location }: InstallCommand, facts: Seen): { readonly change?: Change } {
  const image = facts.in('image-stage', location.path).find(({ index, final }) => final && index === stage?.index);
  const folder = image?.workdir;
  const isPlain = manager === 'uv' && /^uv sync(?: --(?:locked|frozen|no-dev|no-cache|compile-bytecode|no-editable))*$/.test(text);
  if (!image || !isPlain || folder === undefined || !/^\/[\w./-]+$/.test(folder)) return {};
  const value = `${folder}/.venv/bin:$PATH`;
  return { change: { kind: 'set-image-variable', place: image.location, name: 'PATH', value, safe: false } };
}

function isProduction({ path }: Process, facts: Seen): boolean {
  return facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
}

/** The install of the process's image, unless the image makes its environment the default one. */
function separateInstall(process: Process, facts: Seen): InstallCommand | undefined {
  const dockerfile = process.build?.dockerfile;
  if (dockerfile === undefined) return undefined;
  const isEntered = process.environment.some(
    ({ name, value }) => ENTERS.test(name) || (name === 'PATH' && /env\/bin|\.venv/.test(shownText(value))),
  );
  const install = facts.in('install-command', dockerfile).find(({ manager, what }) => OWN_ENVIRONMENT.has(manager) && what === 'manifest');
  return isEntered || (install && /--system|--inexact-system/.test(install.text)) ? undefined : install;
}

/** A plain interpreter, written without a runner and without a folder before it. */
function isBare(step: Step, facts: Seen): boolean {
  if (!/^python[\d.]*$|^manage\.py$/.test(step.program)) return false;
  const first = literalText(step.arguments[0]) ?? '';
  if (/\/(?:\.?venv|env)\//.test(first)) return false;
  const written = wordsAt(step, facts);
  return written === undefined || !written.some((word) => /(?:^|\/)(?:uv|poetry|pdm|pipenv)$|venv/.test(word));
}

/** The words of the line that the step stands in. */
function wordsAt({ location }: Step, facts: Seen): readonly string[] | undefined {
  const workloads = facts
    .in('workload', location.path)
    .flatMap(({ command, entrypoint }) => [command, entrypoint])
    .filter((each): each is Command => each !== undefined);
  const line = location.range?.start.line;
  const runs = [...facts.in('command', location.path), ...workloads].flatMap(({ script }) =>
    [...walkStatements(script.statements)].filter((each) => each.kind === 'run'),
  );
  return runs.filter((run) => run.location.range?.start.line === line).flatMap((run) => run.words.map((word) => literalText(word) ?? ''));
}
