import {
  constantOf,
  defineRule,
  literalText,
  sameLocation,
  violates,
  walkStatements,
  type Change,
  type Facts,
  type ImageStage,
  type InstallCommand,
  type Setting,
} from '@factorlint/core';

export const noDebugTooling = defineRule({
  id: 'dev-prod-parity/no-debug-tooling',
  code: 'TF1008',
  summary: 'Tools of development stay out of production.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['install-command', 'image-stage', 'command', 'dependency', 'setting'],

  *check(facts) {
    const told = new Set<string>();
    for (const install of facts.of('install-command')) {
      if (install.when !== 'build' || !stageOf(install, facts)?.final || !facts.isProduction(install)) continue;
      const place = `${install.location.path} ${install.manager}`;
      if (!takesDevelopment(install) || told.has(place) || isPruned(install, facts) || !hasDevelopment(install, facts)) continue;
      told.add(place);
      yield violates(install, install.manager, `${install.text} also installs the dependencies of development into the image.`, {
        confidence: 'likely',
        ...changeOf(install, facts),
      });
    }
    for (const setting of facts.of('setting')) {
      if (setting.production && setting.keys.length === 1 && setting.keys[0] === 'INSTALLED_APPS' && holdsToolbar(setting))
        yield violates(setting, 'debug_toolbar', 'INSTALLED_APPS of production holds debug_toolbar.');
    }
  },
});

/**
 * Whether the command installs the group of development unless it is told otherwise.
 * Sources: docs.npmjs.com/cli/commands/npm-ci, pnpm.io/cli/install, docs.astral.sh/uv/concepts/projects/sync, python-poetry.org/docs/cli.
 */
function takesDevelopment({ manager, text, what }: InstallCommand): boolean {
  if (what !== 'manifest' || /[$…]/.test(text)) return false;
  const words = new Set(text.split(/\s+/).map((word) => word.split('=')[0] ?? ''));
  const has = (...options: readonly string[]) => options.some((option) => words.has(option));
  switch (manager) {
    case 'npm':
    case 'yarn':
    case 'pnpm':
      return !has('--omit', '--only', '--production', '--prod', '-P', 'focus', 'deploy', '--filter', 'workspaces');
    case 'uv':
      return !has('--no-dev', '--no-default-groups', '--only-group', '--no-group', '--frozen-dev');
    case 'poetry':
      return !has('--no-dev', '--only', '--without', '--only-root');
    case 'pipenv':
      return has('--dev', '-d');
    default:
      return false;
  }
}

/** Options that leave the group of development out, of managers whose versions all know them. Sources: as above. */
const LEAVES_OUT: Partial<Record<InstallCommand['manager'], string>> = {
  npm: '--omit=dev',
  pnpm: '--prod',
  uv: '--no-dev',
  poetry: '--only=main',
};
/** Programs that may need what the group holds. */
const NEEDS_TOOLS =
  /^(?:npm|npx|pnpm|pnpx|yarn|bun|bunx|node|tsc|vite|next|webpack|rollup|esbuild|make|uv|uvx|poetry|pytest|ruff|mypy|pre-commit)$/;

/** The option after the last word, where nothing that the image runs afterwards may need what it leaves out. */
function changeOf(install: InstallCommand, facts: Facts): { readonly change?: Change } {
  const option = LEAVES_OUT[install.manager];
  const runs = facts
    .in('command', install.location.path)
    .filter(({ purpose }) => purpose === 'build')
    .flatMap(({ script }) => [...walkStatements(script.statements)])
    .filter((each) => each.kind === 'run');
  const own = runs.find(({ location }) => sameLocation(location, install.location));
  const last = own?.words.at(-1);
  const text = literalText(last);
  const others = runs.filter((each) => each !== own && NEEDS_TOOLS.test(literalText(each.words[0]) ?? ''));
  if (option === undefined || !last || text === undefined || others.length > 0) return {};
  return {
    change: {
      kind: 'replace-words',
      place: last.location,
      words: [text, option],
      title: `Leave the dependencies of development out (${option})`,
      safe: false,
    },
  };
}

/** The stage says `NODE_ENV=production` or `UV_NO_DEV`, or a later command of it takes them away. */
function isPruned(install: InstallCommand, facts: Facts): boolean {
  const stage = stageOf(install, facts);
  const isSet = stage?.environment.some(
    ({ name, value }) =>
      (name === 'NODE_ENV' && constantOf(value) === 'production') || /^(?:UV_NO_DEV|npm_config_\w+|POETRY_WITH\w*)$/i.test(name),
  );
  const others = facts.in('install-command', install.location.path).filter((each) => each.stage?.index === stage?.index);
  const runs = facts
    .in('command', install.location.path)
    .filter((command) => command.stage === stage?.index)
    .flatMap(({ script }) => [...walkStatements(script.statements)]);
  return (
    isSet === true ||
    others.some((each) => !takesDevelopment(each) && each.what === 'manifest') ||
    runs.some((run) => run.kind === 'run' && run.words.some((word) => PRUNES.test(literalText(word) ?? '')))
  );
}

/** Words of a later command that takes them away: `npm prune`, `yarn workspaces focus --production`. */
const PRUNES = /^(?:prune|focus|--production|--omit=dev|--prod)$/;

function stageOf({ stage, location }: InstallCommand, facts: Facts): ImageStage | undefined {
  return facts.in('image-stage', location.path).find(({ index }) => index === stage?.index);
}

function hasDevelopment({ location, manager }: InstallCommand, facts: Facts): boolean {
  const ecosystem = /^(?:npm|yarn|pnpm)$/.test(manager) ? 'node' : 'python';
  const app = facts.appOf(location)?.path ?? '';
  return facts.for('dependency', app).some((each) => each.group === 'development' && each.ecosystem === ecosystem);
}

function holdsToolbar({ value }: Setting): boolean {
  return value.kind === 'list' && value.items.some((item) => literalText(item) === 'debug_toolbar');
}
