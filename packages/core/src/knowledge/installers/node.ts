import type { InstallForm } from './form.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Source: docs.npmjs.com/cli/using-npm/config. */
const NPM_VALUES = words(`
  --prefix -C --registry --loglevel --cache --omit --include -w --workspace --userconfig --globalconfig --location --tag --fetch-retries --fetch-timeout
  --fetch-retry-mintimeout --fetch-retry-maxtimeout --script-shell --install-strategy --cpu --os --libc --before --audit-level --maxsockets --network-timeout
`);
const YARN_VALUES = words(
  '--cwd --cache-folder --network-timeout --network-concurrency --registry --modules-folder --mutex --mode --use-yarnrc --inline-builds',
);
const PNPM_VALUES = words(
  '-C --dir --filter -F --filter-prod --store-dir --registry --reporter --loglevel --modules-dir --virtual-store-dir --network-concurrency --child-concurrency --workspace-concurrency',
);
const BUN_VALUES = words('--cwd --filter -F --cache-dir --registry --omit --backend --linker --network-concurrency -c --config');
const HELP = ['--help', '-h', '--version', '-v'];
const GLOBAL = ['-g', '--global', '--location=global'] as const;

/** Names of npm's subcommands and their spellings. Source: npm's own list of aliases. */
const NPM_INSTALL = ['install', 'i', 'in', 'ins', 'inst', 'insta', 'instal', 'isnt', 'isnta', 'isntal', 'isntall', 'add'];
const NPM_CI = ['ci', 'clean-install', 'ic', 'install-clean', 'isntall-clean', 'install-ci-test', 'cit', 'clean-install-test', 'sit'];

/** Sources: the command line documentation of each package manager. */
export const NODE_INSTALLERS: readonly InstallForm[] = [
  {
    manager: 'npm',
    programs: /^npm$/,
    subcommand: [NPM_CI],
    takes: 'nothing',
    lock: 'fails-on-drift',
    values: NPM_VALUES,
    folder: ['--prefix', '-C'],
    idle: HELP,
  },
  {
    manager: 'npm',
    programs: /^npm$/,
    subcommand: [[...NPM_INSTALL, 'install-test', 'it']],
    takes: 'packages',
    lock: 'ignores',
    better: { subcommand: ['ci'], drop: /^(?:--(?:no-)?save(?:-.*)?|-[SDEOP]|--(?:no-)?package-lock(?:=.*)?|--prefer-online)$/ },
    values: NPM_VALUES,
    folder: ['--prefix', '-C'],
    idle: [...HELP, '--package-lock-only', '--dry-run'],
    global: GLOBAL,
  },
  {
    manager: 'npm',
    programs: /^npm$/,
    subcommand: [['update', 'up', 'upgrade', 'udpate']],
    takes: 'packages',
    lock: 'ignores',
    better: { subcommand: ['ci'] },
    values: NPM_VALUES,
    folder: ['--prefix', '-C'],
    idle: [...HELP, '--package-lock-only', '--dry-run'],
    global: GLOBAL,
  },
  {
    manager: 'yarn',
    programs: /^yarn(?:pkg)?$/,
    subcommand: [['global'], ['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: YARN_VALUES,
    idle: HELP,
    global: true,
  },
  {
    manager: 'yarn',
    programs: /^yarn(?:pkg)?$/,
    subcommand: [['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: YARN_VALUES,
    folder: ['--cwd'],
    idle: HELP,
  },
  ...[[['install']], []].map((subcommand): InstallForm => ({
    manager: 'yarn',
    programs: /^yarn(?:pkg)?$/,
    subcommand,
    takes: 'nothing',
    lock: 'ignores',
    options: {
      '--frozen-lockfile': 'fails-on-drift',
      '--immutable': 'fails-on-drift',
      '--pure-lockfile': 'honours',
      '--no-immutable': 'ignores',
      '--no-lockfile': 'ignores',
    },
    variables: { YARN_ENABLE_IMMUTABLE_INSTALLS: 'fails-on-drift' },
    better: { add: ['--frozen-lockfile'], drop: /^--(?:pure-lockfile|no-immutable|no-lockfile)$/, always: true },
    values: YARN_VALUES,
    folder: ['--cwd'],
    idle: HELP,
  })),
  {
    manager: 'pnpm',
    programs: /^pnpm$/,
    subcommand: [['install', 'i']],
    takes: 'packages',
    lock: 'ignores',
    options: { '--frozen-lockfile': 'fails-on-drift', '--no-frozen-lockfile': 'ignores', '--frozen-lockfile=false': 'ignores' },
    variables: { CI: 'fails-on-drift', npm_config_frozen_lockfile: 'fails-on-drift' },
    better: {
      add: ['--frozen-lockfile'],
      drop: /^--(?:no-frozen-lockfile|frozen-lockfile=false|no-lockfile|fix-lockfile|prefer-frozen-lockfile)$/,
    },
    values: PNPM_VALUES,
    folder: ['-C', '--dir'],
    idle: [...HELP, '--lockfile-only'],
    global: GLOBAL,
  },
  {
    manager: 'pnpm',
    programs: /^pnpm$/,
    subcommand: [['fetch']],
    takes: 'nothing',
    lock: 'honours',
    values: PNPM_VALUES,
    folder: ['-C', '--dir'],
    idle: HELP,
  },
  {
    manager: 'pnpm',
    programs: /^pnpm$/,
    subcommand: [['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: PNPM_VALUES,
    folder: ['-C', '--dir'],
    idle: HELP,
    global: GLOBAL,
  },
  {
    manager: 'bun',
    programs: /^bun$/,
    subcommand: [['ci']],
    takes: 'nothing',
    lock: 'fails-on-drift',
    values: BUN_VALUES,
    folder: ['--cwd'],
    idle: HELP,
  },
  {
    manager: 'bun',
    programs: /^bun$/,
    subcommand: [['install', 'i']],
    takes: 'packages',
    lock: 'ignores',
    options: { '--frozen-lockfile': 'fails-on-drift' },
    better: { add: ['--frozen-lockfile'], drop: /^--(?:no-save|force)$/ },
    values: BUN_VALUES,
    folder: ['--cwd'],
    idle: [...HELP, '--lockfile-only', '--dry-run'],
    global: GLOBAL,
  },
  {
    manager: 'bun',
    programs: /^bun$/,
    subcommand: [['add', 'a']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: BUN_VALUES,
    folder: ['--cwd'],
    idle: HELP,
    global: GLOBAL,
  },
];
