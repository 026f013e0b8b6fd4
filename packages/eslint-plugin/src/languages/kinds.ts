import type { CommentSyntax } from '@factorlint/core/languages';

/** A kind of file that ESLint cannot read by itself: what its names look like, and how it writes comments. */
export interface Kind {
  /** What the language is called: `factorlint/<id>`. */
  readonly id: string;
  readonly syntax: CommentSyntax;
  /** Which files the presets lint. None may end in `/*`: ESLint would take it for a pattern that selects nothing by itself. */
  readonly files: readonly string[];
  /** Of these, files that are written in another language or speak about such a file. */
  readonly ignores?: readonly string[];
}

/** Endings that say more than the name before them: `Dockerfile.md`, `.env.js`. */
const OTHER_LANGUAGE = '{js,cjs,mjs,jsx,ts,cts,mts,tsx,py,rb,go,java,cs,php,sh,md,rst,html,css,xml,json,yml,yaml,toml,lock,svg,png}';

/** Every kind that the presets lint beside JavaScript. Of two that fit a file the later one counts. */
export const KINDS: readonly Kind[] = [
  { id: 'python', syntax: 'python', files: ['**/*.{py,pyw}'] },
  {
    id: 'dockerfile',
    syntax: 'dockerfile',
    files: [
      '**/{Dockerfile,dockerfile,Containerfile}',
      '**/{Dockerfile,Containerfile}[._-]*',
      '**/*.{Dockerfile,dockerfile,Containerfile}',
    ],
    ignores: [`**/*.${OTHER_LANGUAGE}`, '**/*.dockerignore'],
  },
  { id: 'yaml', syntax: 'yaml', files: ['**/*.{yml,yaml}'] },
  { id: 'procfile', syntax: 'procfile', files: ['**/Procfile', '**/Procfile.*', '**/*.Procfile'], ignores: [`**/*.${OTHER_LANGUAGE}`] },
  {
    id: 'dotenv',
    syntax: 'dotenv',
    files: [
      '**/.env',
      '**/.env[.-]*',
      '**/*.env',
      '**/env.{example,sample,template,dist}',
      '**/.flaskenv',
      '**/.dev.vars',
      '**/.envs/**/.[a-z]*',
    ],
    ignores: [`**/*.${OTHER_LANGUAGE}`],
  },
  { id: 'shell', syntax: 'shell', files: ['**/*.{sh,bash}'] },
  { id: 'toml', syntax: 'toml', files: ['**/{pyproject,netlify,Cargo}.toml', '**/fly{,[.-]*}.toml', '**/Pipfile'] },
  {
    id: 'json',
    syntax: 'json',
    files: ['**/{package,composer,app,scalingo,vercel,now}.json', '**/{,.}devcontainer.json', '**/*task{-,_,}def*.json'],
  },
  {
    id: 'requirements',
    syntax: 'requirements',
    files: ['**/{,*[._-]}requirement{,s}{,[._-]*}.{txt,in,pip}', '**/{requirements,reqs}/**/*.{txt,in,pip}'],
  },
  { id: 'nginx', syntax: 'nginx', files: ['**/*nginx*.conf', '**/*nginx*/**/*.conf'] },
  {
    id: 'ini',
    syntax: 'ini',
    files: ['**/setup.cfg', '**/*.service', '**/*uwsgi*.ini', '**/*supervisor*.{conf,ini,cfg}', '**/*supervisor*/**/*.{conf,ini}'],
  },
  { id: 'makefile', syntax: 'makefile', files: ['**/{,GNU}{M,m}akefile', '**/*.mk'] },
  { id: 'justfile', syntax: 'justfile', files: ['**/{,.}{j,J}ustfile', '**/*.just'] },
  { id: 'terraform', syntax: 'hcl', files: ['**/*.{tf,tofu,tfvars}'] },
];

/** For who lints no TypeScript otherwise: ESLint has no parser for it, and two languages cannot share a file. */
export const TYPESCRIPT: Kind = { id: 'typescript', syntax: 'javascript', files: ['**/*.{ts,cts,mts,tsx}'] };

/** Folders of other people's code and of caches, that lie in a work tree and never belong to it. */
export const FOREIGN_FOLDERS: readonly string[] = [
  '**/.venv/',
  '**/venv/',
  '**/site-packages/',
  '**/__pycache__/',
  '**/.tox/',
  '**/.nox/',
  '**/.mypy_cache/',
  '**/.ruff_cache/',
  '**/.pytest_cache/',
  '**/.terraform/',
];
