import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { DocumentKind } from '../../vocabulary/document-kind.js';
import type { Facts } from '../../vocabulary/facts.js';
import { walkStatements, literalText } from '../../vocabulary/script.js';
import { programOf } from '../processes/invocation.js';
import { isForeign } from '../deploy/builds.js';
import { imageName } from '../deploy/image-name.js';

export type Purpose = DeployPath['purpose'];

/** Words in names of files, folders and overlays. */
const BY_WORD: readonly (readonly [RegExp, Purpose])[] = [
  [/^(?:prod|production|prd|release|live|deploy|deployment|stage|staging|stg|preprod|uat)$/, 'production'],
  [
    /^(?:dev|devel|develop|development|local|localhost|override|debug|watch|windows|worktree|devcontainer|minikube|kind|sandbox|playground|docs?|examples?|samples?|demo|generators?)$/,
    'development',
  ],
  [/^(?:test|tests|testing|e2e|cypress|playwright|integration|spec|selenium|bench|benchmark|loadtest|manual)$/, 'test'],
  [/^(?:ci|github|gitlab|circleci)$/, 'ci'],
];

const BY_KIND: Readonly<Partial<Record<DocumentKind, Purpose>>> = {
  test: 'test',
  ci: 'ci',
  development: 'development',
  example: 'development',
  documentation: 'development',
  generated: 'development',
  vendored: 'development',
};

/** What the words of a name say, the last word that says something first. */
export function purposeOfName(name: string): Purpose | undefined {
  const words = name.toLowerCase().split(/[^a-z\d]+/);
  for (const word of words.toReversed()) {
    const found = BY_WORD.find(([pattern]) => pattern.test(word))?.[1];
    if (found) return found;
  }
  return undefined;
}

/** What the kind of a file says. */
export function purposeOfKind(kind: DocumentKind): Purpose | undefined {
  return BY_KIND[kind];
}

/** What a path's folders say: `tests/compose.yml`, `.devcontainer/…`, `examples/…`. */
export function purposeOfFolders(path: string): Purpose | undefined {
  const folders = path.split('/').slice(0, -1);
  const words = folders.map((folder) => folder.replace(/^\./, ''));
  for (const word of words.toReversed()) {
    const found = purposeOfName(word);
    if (found && found !== 'production') return found;
  }
  return undefined;
}

/** A folder of tools that developers use, as for code: `tools/seed/compose.yml`; not where a folder names production. */
export function isDevelopersTool(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return (
    folders.some((folder) => /^(?:tools?|tooling|hack)$/i.test(folder)) && !folders.some((folder) => purposeOfName(folder) === 'production')
  );
}

const DEVELOPMENT_VALUES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:DEBUG|FLASK_DEBUG|DJANGO_DEBUG|APP_DEBUG)$/, /^(?:1|true|yes|on)$/i],
  [/^(?:NODE_ENV|FLASK_ENV|APP_ENV|ENVIRONMENT|ENV|RAILS_ENV|ASPNETCORE_ENVIRONMENT)$/, /^(?:dev|development|local)$/i],
  [/^DJANGO_SETTINGS_MODULE$/, /(?:^|[._])(?:dev|devel|development|local)$/],
];

/** What the workloads themselves say: a source mount, a development server, DEBUG, a development target; or that there is no application among them. */
export function purposeOfContent(workloads: readonly Workload[], facts: Facts<'app'>): Purpose {
  const own = workloads.filter((workload) => !isForeign(workload));
  if (own.length === 0 || workloads.some(catchesMail)) return 'development';
  const told = own.find(({ purpose }) => purpose !== undefined && purpose !== 'production')?.purpose;
  if (told) return told;
  return own.some((workload) => isDevelopment(workload, facts)) ? 'development' : 'production';
}

/** A service that shows mail instead of sending it. */
const MAIL_CATCHER = /(?:^|\/)(?:mailhog|mailpit|mailcatcher|maildev|mailcrab|inbucket|smtp4dev|fake-smtp-server)$/i;

function catchesMail({ name, image }: Workload): boolean {
  return MAIL_CATCHER.test(image ? imageName(image).name : name);
}

function isDevelopment(workload: Workload, facts: Facts<'app'>): boolean {
  return (
    purposeOfName(workload.build?.target ?? '') === 'development' ||
    startsDevelopment(workload) ||
    workload.environment.some(({ name, value }) =>
      DEVELOPMENT_VALUES.some(([key, pattern]) => key.test(name) && pattern.test(literalText(value) ?? '')),
    ) ||
    (workload.build !== undefined && (mountsSource(workload, facts) || isTaggedForDevelopers(workload)))
  );
}

/** What is built here is called `shop:dev`. */
function isTaggedForDevelopers({ image }: Workload): boolean {
  return image !== undefined && /^(?:dev|devel|development|local|debug)$/i.test(imageName(image).tag ?? '');
}

/** A folder of the repository that holds code is mounted into the container. */
function mountsSource({ volumes }: Workload, facts: Facts<'app'>): boolean {
  return volumes.some(({ form, source, target, readOnly }) => {
    if (form !== 'bind' || source === undefined || target === undefined || readOnly) return false;
    const folder = source.replace(/^\.\/?/, '').replace(/\/+$/, '');
    if (
      /^(?:~|\/|\$)/.test(source) ||
      /(?:^|\/)(?:data|media|static|logs?|uploads?|backups?|certs?|conf(?:ig)?|etc|nginx|secrets?|migrations?|init|scripts?|docker)$/i.test(
        folder,
      )
    )
      return false;
    return (
      folder === '' || facts.paths.some((path) => path.startsWith(`${folder}/`) && /\.(?:py|[cm]?[jt]sx?|rb|go|php|java|cs)$/.test(path))
    );
  });
}

/** Its command names a development server or reloads code. */
export function startsDevelopment({ command, entrypoint }: Pick<Workload, 'command' | 'entrypoint'>): boolean {
  return [command, entrypoint].some((each) => {
    for (const statement of each ? walkStatements(each.script.statements) : []) {
      if (statement.kind !== 'run') continue;
      const texts = statement.words.map((word) => literalText(word) ?? '');
      const [program = ''] = texts;
      if (/\.(?:sh|bash)$/.test(program) && purposeOfName(program.slice(program.lastIndexOf('/') + 1)) === 'development') return true;
      if (
        /^(?:npm|yarn|pnpm|bun)$/.test(program) &&
        texts.some((text) => /^(?:dev|start:dev|develop|watch|serve:dev|dev:.*|start-dev)$/.test(text))
      )
        return true;
      if (texts.some((text) => /^(?:--reload|--watch|--debugger)$/.test(text))) return true;
      const row = programOf({
        program: program.slice(program.lastIndexOf('/') + 1),
        arguments: statement.words,
        location: statement.location,
      });
      if (row?.development) return true;
    }
    return false;
  });
}
