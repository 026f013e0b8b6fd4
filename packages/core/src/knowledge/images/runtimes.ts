import type { RuntimeVersion } from '../../vocabulary/facts/index.js';

interface RuntimeRow {
  readonly name: RegExp;
  readonly runtime: RuntimeVersion['runtime'];
  /** Where the version stands: alone at the start of the tag, or after a word in the tag or the name. */
  readonly version: RegExp;
  readonly source: string;
}

const START = /^v?(\d+(?:\.\d+)*)(?:[-_.]|$)/;

/** Images that bring a language runtime, and how their tags write its version. */
const RUNTIMES: readonly RuntimeRow[] = [
  {
    name: /^(?:python|cimg\/python|circleci\/python|bitnami\/python|chainguard\/python)$/,
    runtime: 'python',
    version: START,
    source: 'hub.docker.com/_/python',
  },
  {
    name: /^(?:node|cimg\/node|circleci\/node|bitnami\/node|chainguard\/node)$/,
    runtime: 'node',
    version: START,
    source: 'hub.docker.com/_/node',
  },
  { name: /(?:^|\/)lambda\/python$/, runtime: 'python', version: START, source: 'gallery.ecr.aws/lambda/python' },
  { name: /(?:^|\/)lambda\/nodejs$/, runtime: 'node', version: START, source: 'gallery.ecr.aws/lambda/nodejs' },
  {
    name: /(?:^|\/)astral-sh\/uv$/,
    runtime: 'python',
    version: /python(\d+(?:\.\d+)*)/,
    source: 'docs.astral.sh/uv/guides/integration/docker',
  },
  { name: /^tiangolo\//, runtime: 'python', version: /python(\d+(?:\.\d+)*)/, source: 'hub.docker.com/u/tiangolo' },
  {
    name: /^nikolaik\/python-nodejs$/,
    runtime: 'python',
    version: /python(\d+(?:\.\d+)*)/,
    source: 'hub.docker.com/r/nikolaik/python-nodejs',
  },
  {
    name: /^nikolaik\/python-nodejs$/,
    runtime: 'node',
    version: /nodejs(\d+(?:\.\d+)*)/,
    source: 'hub.docker.com/r/nikolaik/python-nodejs',
  },
  {
    name: /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/python$/,
    runtime: 'python',
    version: /(?:^|-)(\d+\.\d+)(?:-|$)/,
    source: 'mcr.microsoft.com/devcontainers/python',
  },
  {
    name: /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/(?:javascript-node|typescript-node)$/,
    runtime: 'node',
    version: /(?:^|-)(1[0-9]|2[0-9])(?:-|$)/,
    source: 'mcr.microsoft.com/devcontainers/typescript-node',
  },
  { name: /distroless\/nodejs(\d+)/, runtime: 'node', version: /nodejs(\d+)/, source: 'github.com/GoogleContainerTools/distroless' },
];

/** The runtimes that an image brings, with the version as its tag or name writes it. None where the tag names no version. */
export function runtimesOfImage(name: string, tag: string | undefined): readonly Pick<RuntimeVersion, 'runtime' | 'version'>[] {
  return RUNTIMES.flatMap(({ name: pattern, runtime, version }) => {
    const found = pattern.test(name) ? (version.exec(tag ?? '') ?? (version === START ? null : version.exec(name))) : null;
    return found?.[1] === undefined ? [] : [{ runtime, version: found[1] }];
  });
}
