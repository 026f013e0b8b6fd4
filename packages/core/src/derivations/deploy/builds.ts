import type { ServiceType, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Value } from '../../vocabulary/value.js';
import { serviceOfImage, TOOL_IMAGES } from '../../knowledge/service-images/index.js';
import { joinPath } from '../commands/paths.js';
import { type BuiltImage, builtImage, releasedStage, targetStage } from './images.js';
import { imageName } from './image-name.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

/** How a workload's image comes to be. */
export interface Origin {
  readonly image?: BuiltImage;
  /** Folders that its COPY may start from, the likeliest first. */
  readonly contexts: readonly string[];
  /** Its image is somebody else's. */
  readonly foreign: boolean;
}

type Needs = Facts<'image-stage' | 'command' | 'workload' | 'app' | 'image-reference' | 'autoscaler'>;

/** Forms whose platform builds the Dockerfile beside the file, where there is one. */
const BUILDS_BESIDE: ReadonlySet<Workload['form']> = new Set(['fly', 'heroku', 'render']);

/** The image of a workload: built by itself, by another service with the same image, or by this repository under a name that tells. */
export function originOf(workload: Workload, siblings: readonly Workload[], facts: Needs): Origin {
  const own = workload.build ?? siblings.find((each) => each.build && each.image && workload.image && sameImage(each, workload))?.build;
  if (own) return fromBuild(own, facts);
  if (workload.image) {
    const found = ofThisRepository(workload, facts);
    return found ?? { contexts: [], foreign: isForeign(workload) };
  }
  if (BUILDS_BESIDE.has(workload.form)) {
    const folder = folderOf(workload.location.path);
    const dockerfile = joinPath(folder, 'Dockerfile');
    if (facts.has(dockerfile) && (workload.form !== 'render' || workload.type === 'docker'))
      return fromBuild({ context: folder, dockerfile }, facts);
  }
  return { contexts: [], foreign: false };
}

/** Where the Dockerfile of a build is: one in the context, else a path of the repository. */
function dockerfileOf(build: { readonly context: string; readonly dockerfile?: string }, facts: Needs): string | undefined {
  const name = build.dockerfile ?? 'Dockerfile';
  const candidates = [joinPath(build.context, name), name, joinPath(build.context, 'Dockerfile'), joinPath(build.context, 'dockerfile')];
  return candidates.map((path) => path.replace(/^\.?\/+/, '')).find((path) => facts.in('image-stage', path).length > 0);
}

function fromBuild(build: { readonly context: string; readonly dockerfile?: string; readonly target?: string }, facts: Needs): Origin {
  const dockerfile = dockerfileOf(build, facts);
  const stage = dockerfile === undefined ? undefined : targetStage(facts.in('image-stage', dockerfile), build.target);
  const context = joinPath('', build.context);
  if (dockerfile === undefined || !stage) return { contexts: [context], foreign: false };
  const image = builtImage(dockerfile, stage, facts);
  return { image, contexts: unique([context, folderOf(dockerfile), '']), foreign: serviceOf(image) !== undefined };
}

/** The backing service that an image is, where all it does is to build on that one's. */
function serviceOf({ stages }: BuiltImage): ServiceType | undefined {
  const base = stages.at(-1)?.image;
  return base && serviceOfImage(imageName(base).name);
}

/** An image without a known build, whose name is that of an app or a folder with a Dockerfile here. */
function ofThisRepository(workload: Workload, facts: Needs): Origin | undefined {
  if (!workload.image || isForeign(workload)) return undefined;
  const { name } = imageName(workload.image);
  const tail = plain(basename(name));
  const dockerfiles = dockerfilesOf(facts).filter((path) => ['production', 'script'].includes(facts.kindOf(path)));
  const named = dockerfiles.filter((path) => namesOf(path, facts).some((each) => isNameOf(tail, each)));
  const candidates = named.length > 0 ? named : runsOurCode(workload) && dockerfiles.length === 1 ? dockerfiles : [];
  const [only] = [...candidates].sort((x, y) => fit(tail, y, facts) - fit(tail, x, facts) || x.length - y.length);
  const stage = only === undefined ? undefined : releasedStage(facts.in('image-stage', only));
  return only === undefined || !stage
    ? undefined
    : { image: builtImage(only, stage, facts), contexts: unique([folderOf(only), '']), foreign: false };
}

/** Whether an image goes by the name of the repository's first app: `acme/shop-web` in a repository of `shop`. */
export function isNamedAfter(image: Value, facts: Facts<'app'>): boolean {
  const tail = plain(basename(imageName(image).name));
  const name = plain(ownName(facts.appOf('')?.name ?? ''));
  return name.length > 2 && (tail === name || tail.startsWith(`${name}-`));
}

/** `shop`, `acme-shop`, `shop-web`; `shop-dashboard` is something else. */
function isNameOf(tail: string, name: string): boolean {
  if (tail === name || tail.endsWith(`-${name}`)) return true;
  return (
    tail.startsWith(`${name}-`) &&
    /^-(?:app|web|api|backend|server|service|prod|production|image|django|node|worker|main)$/.test(tail.slice(name.length))
  );
}

function fit(tail: string, path: string, facts: Needs): number {
  return namesOf(path, facts).includes(tail) ? 1 : 0;
}

/** The names that an image of this Dockerfile may go by. */
function namesOf(dockerfile: string, facts: Needs): readonly string[] {
  const folder = folderOf(dockerfile);
  const app = facts.appOf(dockerfile);
  const special = /^(?:Dockerfile[.-](.+)|(.+)\.Dockerfile)$/i.exec(basename(dockerfile));
  const names = [
    special?.[1] ?? special?.[2],
    basename(folder),
    app && (app.path === folder || folder === '' || app.path === '') ? ownName(app.name) : undefined,
  ];
  return names
    .flatMap((name) => (name ? [plain(basename(name))] : []))
    .filter((name) => name.length > 2 && !/^(?:docker|deploy|build|src|images?|app)$/.test(name));
}

/** The name of an app; where that only says that it is the root of a workspace, the scope: `@shop/root`, `@shop/monorepo`. */
function ownName(name: string): string {
  return /^@([^/]+)\/(?:root|monorepo|workspace|repo|app)$/.exec(name)?.[1] ?? basename(name);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[._]/g, '-');
}

/** Whether the command that a workload gives its image can only be one of an application. */
function runsOurCode({ command, entrypoint }: Workload): boolean {
  const text = JSON.stringify([command?.script, entrypoint?.script]);
  return /"(?:gunicorn|uvicorn|celery|manage\.py|node|npm|yarn|pnpm|flask|rq|daphne|hypercorn|alembic|prisma)"/.test(text);
}

/** A well-known image of somebody else, or an official one. */
export function isForeign({ image }: Workload): boolean {
  if (!image) return false;
  const { name } = imageName(image);
  return serviceOfImage(name) !== undefined || TOOL_IMAGES.test(basename(name));
}

/** Every Dockerfile, by the first place that a stage stands in it. */
export function dockerfilesOf(facts: Facts<'image-stage'>): readonly string[] {
  return unique(facts.of('image-stage').map(({ location }) => location.path));
}

function sameImage(a: Workload, b: Workload): boolean {
  return a.image !== undefined && b.image !== undefined && imageName(a.image).name === imageName(b.image).name;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
