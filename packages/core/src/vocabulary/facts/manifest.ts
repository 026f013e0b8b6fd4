import type { Located } from '../location.js';

export type Ecosystem = 'python' | 'node' | 'go' | 'rust' | 'ruby' | 'java' | 'php' | 'dotnet' | 'other';

/** A file that declares a unit and what it depends on. */
export interface Manifest extends Located {
  readonly kind: 'manifest';
  readonly ecosystem: Ecosystem;
  readonly format: 'pyproject' | 'requirements' | 'pipfile' | 'setup.py' | 'setup.cfg' | 'environment.yml' | 'package.json' | 'other';
  readonly name?: string;
  readonly version?: string;
  /** Marked as not to be published. */
  readonly private?: true;
  /** Says how it is published: files, exports, classifiers, a build system with a version. */
  readonly publishable?: true;
  /** Console scripts, `bin`. */
  readonly commands?: readonly string[];
  /** Glob patterns of workspace members, relative to its folder. */
  readonly members?: readonly string[];
  /** The package manager that it names (`packageManager`, `[tool.poetry]`, `[tool.uv]`). */
  readonly manager?: string;
  /** Folders of a build backend that the repository brings itself, relative to the manifest. Source: PEP 517, `backend-path`. */
  readonly backendPaths?: readonly string[];
  /** Number of runtime dependencies that it declares. */
  readonly dependencies: number;
  /** For requirements files: the group that its name tells. */
  readonly group?: DependencyGroup;
  /** For requirements files: the other ones that it takes in (`-r base.txt`), from the root of the repository. */
  readonly includes?: readonly string[];
}

export type DependencyGroup = 'runtime' | 'development' | 'optional' | 'build' | 'peer';

/** One declared dependency. */
export interface Dependency extends Located {
  readonly kind: 'dependency';
  /** Normalised as the ecosystem does (PEP 503 for Python). */
  readonly name: string;
  readonly ecosystem: Ecosystem;
  readonly group: DependencyGroup;
  /** Optional parts that are asked for: `standard` in `fastapi[standard]`. */
  readonly extras?: readonly string[];
  /** As written: `>=5.2,<7.0`, `^4.1.0`, a URL. */
  readonly specifier?: string;
  /** `exact`: one version or commit · `range` · `none`: anything · `local`: a path or workspace. */
  readonly pin: 'exact' | 'range' | 'none' | 'local';
  readonly hashed?: true;
}

/** A file that pins every dependency, direct and transitive. */
export interface Lockfile extends Located {
  readonly kind: 'lockfile';
  readonly ecosystem: Ecosystem;
  readonly manager: 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'pip' | 'npm' | 'pnpm' | 'yarn' | 'bun' | 'other';
  /** Pinned versions by normalised name. */
  readonly packages: Readonly<Record<string, string>>;
}

/** A statement of the language runtime's version. */
export interface RuntimeVersion extends Located {
  readonly kind: 'runtime-version';
  readonly runtime: 'python' | 'node' | 'other';
  /** As written: `3.12`, `>=3.11`, `22.x`, `lts/*`. */
  readonly version: string;
  /** `declaration`: .python-version, engines · `image` · `ci` · `matrix`: one of several that CI tries. */
  readonly source: 'declaration' | 'image' | 'ci' | 'matrix' | 'development';
}

/** A file of interest and whether version control tracks it. Given by whoever opened the tree; absent: nobody knows. */
export interface TrackedPath extends Located {
  readonly kind: 'tracked-path';
  readonly tracked: boolean;
  /** Bytes, where they are known. */
  readonly size?: number;
}

/** One line of an ignore file. `npm`: the package manager is told to write no such lock file. */
export interface IgnorePattern extends Located {
  readonly kind: 'ignore-pattern';
  readonly by: 'git' | 'docker' | 'npm';
  readonly pattern: string;
  readonly negated: boolean;
}

/** One line of .gitattributes: what version control is told about paths. */
export interface PathAttribute extends Located {
  readonly kind: 'path-attribute';
  readonly pattern: string;
  /** As written: `linguist-generated`, `-diff`, `merge=ours`. */
  readonly attributes: readonly string[];
}

/** Another repository that .gitmodules declares. It is pinned by commit; with a branch it is meant to follow that. */
export interface Submodule extends Located {
  readonly kind: 'submodule';
  readonly path: string;
  readonly url?: string;
  readonly branch?: string;
}

/** The version control that the tree is under. Given by whoever opened the tree; absent: nobody knows. */
export interface Repository extends Located {
  readonly kind: 'repository';
  /** `none`: somebody looked and there is none; `trace`: only its files (.gitignore, workflows) are here. */
  readonly control: 'git' | 'mercurial' | 'jujutsu' | 'subversion' | 'trace' | 'none';
  /** Tracked files below the root; absent: cannot be said. */
  readonly tracked?: number;
  /** Work trees inside that are no declared submodules. */
  readonly nested: readonly string[];
}

/** A written exception. Without a reason it excuses nothing and is told. */
export interface Waiver extends Located {
  readonly kind: 'waiver';
  /** Rule ids or factor slugs, as written. */
  readonly rules: readonly string[];
  readonly reach: 'line' | 'next-line' | 'file';
  readonly reason?: string;
}

/** A deploy file whose purpose the configuration states, whatever its name and its content say. Given by whoever opened the tree. */
export interface DeployPurpose extends Located {
  readonly kind: 'deploy-purpose';
  readonly purpose: 'production' | 'development';
}

/** A literal that must never be quoted and that no other fact carries. */
export interface Redaction extends Located {
  readonly kind: 'redaction';
}

export type ManifestFact =
  | Manifest
  | Dependency
  | Lockfile
  | RuntimeVersion
  | TrackedPath
  | IgnorePattern
  | PathAttribute
  | Submodule
  | Repository
  | Waiver
  | DeployPurpose
  | Redaction;
