import type { InstallForm } from './form.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Source: `pip install --help`, pip.pypa.io/en/stable/cli/pip_install. */
const PIP_VALUES = words(`
  -r --requirement --requirements -c --constraint --constraints -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --src
  --cache-dir --trusted-host --timeout --retries --only-binary --no-binary --platform --python-version --implementation --abi --proxy
  --cert --client-cert --log -C --config-settings --global-option --progress-bar --upgrade-strategy -w --wheel-dir -d --dest
  --exists-action --use-feature --use-deprecated --python --report --root-user-action --build-option --keyring-provider -b --build-constraint --override --overrides
  --index --default-index --python-platform --python-preference --keyring-provider --fork-strategy --build-constraints --overrides --excludes --refresh-package --reinstall-package -P --upgrade-package --no-build-isolation-package
  --link-mode --resolution --prerelease --exclude-newer --allow-insecure-host --index-strategy --config-file --directory --project --torch-backend
  --extra --group -p
`);

/** Source: `uv sync --help`, docs.astral.sh/uv/reference/cli. */
const UV_VALUES = words(`
  ${[...PIP_VALUES].filter((each) => !['-r', '-d', '-t'].includes(each)).join(' ')} --no-group --only-group --no-extra --package --no-install-package --env-file --with --with-editable
  --with-requirements --script --color
`);
const UV_LOCK = { '--locked': 'fails-on-drift', '--frozen': 'honours' } as const;
const UV_VARIABLES = { UV_LOCKED: 'fails-on-drift', UV_FROZEN: 'honours' } as const;
const POETRY_VALUES = words('--with --without --only -E --extras -C --directory -P --project --group -G --source --python');
const PIPENV_VALUES = words('-r --requirements -i --index --pypi-mirror --python --categories --extra-pip-args -c');
const PDM_VALUES = words('-G --group --with --without -p --project -L --lockfile -d -C --config-setting --venv -c --config');

const PIP = /^pip(?:\d(?:\.\d+)?)?$/;
const HELP = ['--help', '-h', '--version', '-V'];

/** Sources: the help and documentation of each tool; how each treats its lock was tried where the documentation leaves it open. */
export const PYTHON_INSTALLERS: readonly InstallForm[] = [
  {
    manager: 'pip',
    programs: PIP,
    subcommand: [['install', 'wheel', 'download']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    options: { '--require-hashes': 'fails-on-drift', '--no-deps': 'honours', '--no-index': 'honours' },
    variables: { PIP_REQUIRE_HASHES: 'fails-on-drift' },
    values: PIP_VALUES,
    files: ['-r', '--requirement'],
    editable: ['-e', '--editable'],
    idle: [...HELP, '--dry-run'],
  },
  { manager: 'pip', programs: /^pip-sync$/, subcommand: [], takes: 'file', lock: 'ignores', values: PIP_VALUES, idle: HELP },
  {
    manager: 'pip',
    programs: /^pipx$/,
    subcommand: [['install']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: PIP_VALUES,
    idle: HELP,
    global: true,
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['pip'], ['install']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    options: { '--require-hashes': 'fails-on-drift', '--no-deps': 'honours', '--no-index': 'honours' },
    variables: { UV_REQUIRE_HASHES: 'fails-on-drift' },
    values: PIP_VALUES,
    files: ['-r', '--requirement', '--requirements'],
    editable: ['-e', '--editable'],
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['pip'], ['sync']],
    takes: 'file',
    lock: 'ignores',
    values: PIP_VALUES,
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['tool'], ['install']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: UV_VALUES,
    idle: HELP,
    global: true,
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: UV_VALUES,
    idle: HELP,
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['sync']],
    takes: 'nothing',
    lock: 'ignores',
    options: UV_LOCK,
    variables: UV_VARIABLES,
    better: { add: ['--locked'] },
    values: UV_VALUES,
    folder: ['--directory', '--project'],
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'uv',
    programs: /^uv$/,
    subcommand: [['run']],
    takes: 'command',
    lock: 'ignores',
    options: UV_LOCK,
    variables: UV_VARIABLES,
    better: { add: ['--no-sync'] },
    values: UV_VALUES,
    folder: ['--directory', '--project'],
    idle: [...HELP, '--no-sync', '--no-project', '--isolated', '--script', '-s'],
    idleVariables: ['UV_NO_SYNC'],
  },
  {
    manager: 'poetry',
    programs: /^poetry$/,
    subcommand: [['install', 'sync']],
    takes: 'nothing',
    lock: 'fails-on-drift',
    values: POETRY_VALUES,
    folder: ['-C', '--directory', '-P', '--project'],
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'poetry',
    programs: /^poetry$/,
    subcommand: [['update']],
    takes: 'nothing',
    lock: 'ignores',
    better: { subcommand: ['install'] },
    values: POETRY_VALUES,
    idle: [...HELP, '--dry-run', '--lock'],
  },
  {
    manager: 'poetry',
    programs: /^poetry$/,
    subcommand: [['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: POETRY_VALUES,
    idle: [...HELP, '--dry-run', '--lock'],
  },
  {
    manager: 'pdm',
    programs: /^pdm$/,
    subcommand: [['install']],
    takes: 'nothing',
    lock: 'ignores',
    options: { '--check': 'fails-on-drift', '--frozen-lockfile': 'honours', '--no-lock': 'honours' },
    variables: { PDM_FROZEN_LOCKFILE: 'honours', PDM_NO_LOCK: 'honours' },
    better: { add: ['--check'] },
    values: PDM_VALUES,
    folder: ['-p', '--project'],
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'pdm',
    programs: /^pdm$/,
    subcommand: [['sync']],
    takes: 'nothing',
    lock: 'honours',
    values: PDM_VALUES,
    folder: ['-p', '--project'],
    idle: [...HELP, '--dry-run'],
  },
  {
    manager: 'pdm',
    programs: /^pdm$/,
    subcommand: [['add']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: PDM_VALUES,
    idle: HELP,
  },
  {
    manager: 'pipenv',
    programs: /^pipenv$/,
    subcommand: [['install']],
    takes: 'packages',
    lock: 'ignores',
    options: { '--deploy': 'fails-on-drift', '--ignore-pipfile': 'honours' },
    variables: { PIPENV_IGNORE_PIPFILE: 'honours' },
    better: { add: ['--deploy'], drop: /^--skip-lock$/ },
    values: PIPENV_VALUES,
    files: ['-r', '--requirements'],
    editable: ['-e', '--editable'],
    idle: HELP,
  },
  { manager: 'pipenv', programs: /^pipenv$/, subcommand: [['sync']], takes: 'nothing', lock: 'honours', values: PIPENV_VALUES, idle: HELP },
  {
    manager: 'other',
    programs: /^(?:conda|mamba|micromamba)$/,
    subcommand: [['install']],
    takes: 'packages',
    namesOnly: true,
    lock: 'ignores',
    values: words('-n --name -p --prefix -c --channel --file -f'),
    files: ['--file', '-f'],
    idle: [...HELP, '--dry-run'],
  },
];
