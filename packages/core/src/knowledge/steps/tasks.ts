/** What a command does beside serving. */
export type Task = 'migration' | 'asset-build' | 'wait' | 'administration';

interface Row {
  readonly task: Task;
  /** Consecutive words; the first by its basename. Options between them are passed over. */
  readonly words: readonly string[];
  readonly tool: string;
  /** Words whose presence makes it something else (`--check`). */
  readonly unless?: readonly string[];
}

/** Commands that change the schema, build assets or administer. Source of each row: the tool's own command reference. */
const ROWS: readonly Row[] = [
  { task: 'migration', tool: 'Django', words: ['manage.py', 'migrate'], unless: ['--check', '--plan'] },
  { task: 'migration', tool: 'Django', words: ['manage.py', 'syncdb'] },
  { task: 'migration', tool: 'Django', words: ['django-admin', 'migrate'], unless: ['--check', '--plan'] },
  { task: 'migration', tool: 'Flask-Migrate', words: ['flask', 'db', 'upgrade'] },
  { task: 'migration', tool: 'Alembic', words: ['alembic', 'upgrade'] },
  { task: 'migration', tool: 'Aerich', words: ['aerich', 'upgrade'] },
  { task: 'migration', tool: 'Prisma', words: ['prisma', 'migrate', 'deploy'] },
  { task: 'migration', tool: 'Prisma', words: ['prisma', 'db', 'push'] },
  { task: 'migration', tool: 'TypeORM', words: ['typeorm', 'migration:run'] },
  { task: 'migration', tool: 'TypeORM', words: ['typeorm-ts-node-commonjs', 'migration:run'] },
  { task: 'migration', tool: 'TypeORM', words: ['typeorm-ts-node-esm', 'migration:run'] },
  { task: 'migration', tool: 'Knex', words: ['knex', 'migrate:latest'] },
  { task: 'migration', tool: 'Knex', words: ['knex', 'migrate:up'] },
  { task: 'migration', tool: 'Sequelize', words: ['sequelize', 'db:migrate'] },
  { task: 'migration', tool: 'Sequelize', words: ['sequelize-cli', 'db:migrate'] },
  { task: 'migration', tool: 'node-pg-migrate', words: ['node-pg-migrate', 'up'] },
  { task: 'migration', tool: 'Drizzle', words: ['drizzle-kit', 'migrate'] },
  { task: 'migration', tool: 'Drizzle', words: ['drizzle-kit', 'push'] },
  { task: 'migration', tool: 'MikroORM', words: ['mikro-orm', 'migration:up'] },
  { task: 'migration', tool: 'migrate-mongo', words: ['migrate-mongo', 'up'] },
  { task: 'migration', tool: 'dbmate', words: ['dbmate', 'up'] },
  { task: 'migration', tool: 'Rails', words: ['rails', 'db:migrate'] },
  { task: 'migration', tool: 'Rails', words: ['rake', 'db:migrate'] },
  { task: 'migration', tool: 'Laravel', words: ['artisan', 'migrate'] },
  { task: 'asset-build', tool: 'Django', words: ['manage.py', 'collectstatic'] },
  { task: 'asset-build', tool: 'Django', words: ['manage.py', 'compilemessages'] },
  { task: 'asset-build', tool: 'Flask-Babel', words: ['flask', 'translate', 'compile'] },
  { task: 'asset-build', tool: 'Django', words: ['manage.py', 'compress'] },
  { task: 'asset-build', tool: 'Next.js', words: ['next', 'build'] },
  { task: 'asset-build', tool: 'Vite', words: ['vite', 'build'], unless: ['--watch', '-w'] },
  { task: 'asset-build', tool: 'webpack', words: ['webpack'], unless: ['serve', 'watch', '--watch', '-w', 'dev-server'] },
  { task: 'asset-build', tool: 'TypeScript', words: ['tsc'], unless: ['--watch', '-w', '--noEmit', '--version', '-v'] },
  { task: 'asset-build', tool: 'Nest', words: ['nest', 'build'], unless: ['--watch', '-w'] },
  { task: 'asset-build', tool: 'Angular', words: ['ng', 'build'], unless: ['--watch'] },
  { task: 'asset-build', tool: 'Create React App', words: ['react-scripts', 'build'] },
  { task: 'asset-build', tool: 'Vue', words: ['vue-cli-service', 'build'] },
  { task: 'asset-build', tool: 'Nuxt', words: ['nuxt', 'build'] },
  { task: 'asset-build', tool: 'Nuxt', words: ['nuxi', 'build'] },
  { task: 'asset-build', tool: 'Astro', words: ['astro', 'build'] },
  { task: 'asset-build', tool: 'Gatsby', words: ['gatsby', 'build'] },
  { task: 'asset-build', tool: 'Remix', words: ['remix', 'build'] },
  { task: 'asset-build', tool: 'Remix', words: ['remix', 'vite:build'] },
  { task: 'asset-build', tool: 'React Router', words: ['react-router', 'build'] },
  { task: 'asset-build', tool: 'Rollup', words: ['rollup'], unless: ['--watch', '-w'] },
  { task: 'asset-build', tool: 'esbuild', words: ['esbuild'], unless: ['--watch', '--serve'] },
  { task: 'asset-build', tool: 'Parcel', words: ['parcel', 'build'] },
  { task: 'asset-build', tool: 'Rspack', words: ['rspack', 'build'] },
  { task: 'asset-build', tool: 'Rsbuild', words: ['rsbuild', 'build'] },
  { task: 'asset-build', tool: 'tsup', words: ['tsup'], unless: ['--watch'] },
  { task: 'asset-build', tool: 'Tailwind CSS', words: ['tailwindcss'], unless: ['--watch', '-w'] },
  { task: 'asset-build', tool: 'Babel', words: ['pybabel', 'compile'] },
  { task: 'asset-build', tool: 'Rails', words: ['rails', 'assets:precompile'] },
  { task: 'asset-build', tool: 'Rails', words: ['rake', 'assets:precompile'] },
  { task: 'administration', tool: 'Django', words: ['manage.py', 'createsuperuser'] },
  { task: 'administration', tool: 'Django', words: ['manage.py', 'loaddata'] },
  { task: 'administration', tool: 'Django', words: ['manage.py', 'createcachetable'] },
  { task: 'administration', tool: 'Django', words: ['manage.py', 'clearsessions'] },
  { task: 'administration', tool: 'Prisma', words: ['prisma', 'db', 'seed'] },
  { task: 'wait', tool: 'wait-for-it', words: ['wait-for-it.sh'] },
  { task: 'wait', tool: 'wait-for-it', words: ['wait-for-it'] },
  { task: 'wait', tool: 'wait-for', words: ['wait-for'] },
  { task: 'wait', tool: 'dockerize', words: ['dockerize', '-wait'] },
  { task: 'wait', tool: 'sleep', words: ['sleep'] },
  { task: 'wait', tool: 'PostgreSQL', words: ['pg_isready'] },
];

/** Programs that only carry another command. Their own options are passed over. */
const CARRIERS: ReadonlySet<string> = new Set([
  'python',
  'python3',
  'python3.10',
  'python3.11',
  'python3.12',
  'python3.13',
  'node',
  'npx',
  'bunx',
  'bun',
  'uv',
  'run',
  'poetry',
  'pipenv',
  'pdm',
  'pnpm',
  'yarn',
  'npm',
  'exec',
  'dlx',
  'env',
  'php',
  'bundle',
  '-m',
  '--',
  'sudo',
  'time',
  'timeout',
  'gosu',
  'su-exec',
  'ts-node',
  'tsx',
  's6-setlock',
]);

/** The task that a command's words do, and the tool that does it. Words that are not constant are given as ''. */
export function taskOf(words: readonly string[]): { readonly task: Task; readonly tool: string } | undefined {
  const plain = withoutCarriers(words);
  return ROWS.find((row) => begins(plain, row.words) && !(row.unless ?? []).some((word) => plain.includes(word)));
}

function withoutCarriers(words: readonly string[]): readonly string[] {
  let rest = words.map((word, index) => (index === 0 || /\//.test(word) ? baseOf(word) : word));
  while (rest.length > 1 && (CARRIERS.has(rest[0] ?? '') || (rest[0] ?? '').startsWith('-'))) rest = rest.slice(1);
  return rest;
}

function begins(words: readonly string[], wanted: readonly string[]): boolean {
  const [first, ...others] = wanted;
  if (words[0] !== first) return false;
  const plain = words.slice(1).filter((word) => !word.startsWith('-') || others.includes(word));
  return others.every((word, index) => plain[index] === word);
}

function baseOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
