/** Something that is made, not written. */
export interface Artifact {
  /** The file, or the folder that it belongs to: one finding each. */
  readonly unit: string;
  readonly what: string;
  readonly when: 'at run time' | 'by a build' | 'by an install';
}

/** Files and folders that tools make by default. Source: GitHub's gitignore templates for Django, Flask, Node and Python. */
const KINDS: readonly { readonly pattern: RegExp; readonly what: string; readonly when: Artifact['when'] }[] = [
  { pattern: /^(?:.*\/)?node_modules(?=\/)/, what: 'a folder of installed packages', when: 'by an install' },
  { pattern: /^(?:.*\/)?(?:\.venv|venv)(?=\/(?:bin|lib|Scripts|pyvenv\.cfg))/, what: 'an installed environment', when: 'by an install' },
  { pattern: /^(?:.*\/)?__pycache__(?=\/)/, what: 'compiled code', when: 'at run time' },
  { pattern: /^(?:.*\/)?(?:staticfiles|htmlcov|\.next|\.nuxt)(?=\/.)/, what: 'a folder of build output', when: 'by a build' },
  { pattern: /^(?:.*\/)?[^/]+\.(?:sqlite3?|db3?)$/i, what: 'a database', when: 'at run time' },
  { pattern: /^(?:.*\/)?dump\.rdb$/, what: 'a database', when: 'at run time' },
  { pattern: /^(?:.*\/)?(?:npm-debug|yarn-error|yarn-debug|[^/]+)\.log$/i, what: 'a log', when: 'at run time' },
  { pattern: /^(?:.*\/)?[^/]+\.pid$/, what: 'a process id file', when: 'at run time' },
  { pattern: /^(?:.*\/)?celerybeat-schedule(?:\.\w+)?$/, what: "a scheduler's state", when: 'at run time' },
];

/** Folders whose files are data on purpose. */
const ON_PURPOSE = /(?:^|\/)(?:fixtures?|seeds?|samples?|testdata|data\/seed)(?:\/|$)/i;

/** What a path is made by, if by its name it is made. */
export function artifactOf(path: string): Artifact | undefined {
  if (ON_PURPOSE.test(path) || path.endsWith('.gitkeep')) return undefined;
  for (const { pattern, what, when } of KINDS) {
    const unit = pattern.exec(path)?.[0];
    if (unit !== undefined) return { unit, what, when };
  }
  return undefined;
}
