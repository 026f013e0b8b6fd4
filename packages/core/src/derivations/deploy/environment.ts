import { platformOf } from '../../knowledge/platforms/index.js';
import type { EnvironmentSupply, Supply, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Value } from '../../vocabulary/value.js';
import { type BuiltImage, inForce } from './images.js';
import { folderOf } from '../../vocabulary/paths.js';

/** What a process is given, and where more may come from. */
export interface ProcessEnvironment {
  readonly supplies: readonly Supply[];
  readonly open: readonly string[];
  readonly values: ReadonlyMap<string, Value>;
}

/** The environment of a workload: its image's, then files, then its own; the last one of a name counts. */
export function environmentOf(
  workload: Workload,
  image: BuiltImage | undefined,
  pathFiles: readonly string[],
  facts: Facts<'environment-supply'>,
): ProcessEnvironment {
  const open = new Set<string>();
  const files: Supply[] = [];
  for (const { path, required } of workload.environmentFiles) {
    if (!facts.has(path)) open.add(required ? path : `${path}, where it exists`);
    else files.push(...suppliesIn(path, facts));
  }
  const kept = new Map<string, Supply[]>();
  for (const each of workload.open) {
    const found = referenced(each, pathFiles, facts);
    if (found.length === 0) open.add(each);
    else kept.set(each, found);
  }
  const platform = platformOf(workload.form)?.open;
  if (platform !== undefined) open.add(platform);
  const supplies = inForce([
    ...(image?.environment ?? []),
    ...platformSupplies(workload, pathFiles, facts),
    ...files,
    ...[...kept.values()].flat(),
    ...workload.environment,
  ]);
  return {
    supplies,
    open: [...open],
    values: new Map(supplies.filter(({ value }) => value.kind !== 'unknown').map(({ name, value }) => [name, value])),
  };
}

/** Names that a file of the platform sets for all its processes (`[env]` of fly.toml, `env` of app.json). */
function platformSupplies({ location }: Workload, pathFiles: readonly string[], facts: Facts<'environment-supply'>): readonly Supply[] {
  const files = new Set([location.path, ...pathFiles]);
  return [...files].flatMap((file) =>
    facts
      .in('environment-supply', file)
      .filter(({ form }) => OF_PLATFORMS.has(form))
      .map(toSupply),
  );
}

const OF_PLATFORMS: ReadonlySet<EnvironmentSupply['form']> = new Set(['fly', 'app.json', 'heroku', 'render', 'vercel', 'netlify']);

function suppliesIn(path: string, facts: Facts<'environment-supply'>): readonly Supply[] {
  return facts.in('environment-supply', path).map((each) => ({ ...toSupply(each), source: 'file' as const }));
}

/** A ConfigMap and a Secret may have one name, and only one of them stand in the repository. */
const FORMS: Readonly<Record<string, readonly EnvironmentSupply['form'][]>> = { configmap: ['config-map'], secret: ['secret'] };

/** The ConfigMap or Secret of the repository that an open source names: one beside the path's own files first. */
function referenced(source: string, pathFiles: readonly string[], facts: Facts<'environment-supply'>): Supply[] {
  const [kind = '', ...rest] = source.split(/[\s:/"'`]+/);
  const forms = FORMS[kind.toLowerCase()] ?? ['config-map', 'secret'];
  const words = new Set([kind, ...rest]);
  const named = facts.of('environment-supply').filter(({ form, of }) => forms.includes(form) && words.has(of));
  const folders = new Set(pathFiles.map(folderOf));
  const near = named.filter(({ location }) => folders.has(folderOf(location.path)));
  return (near.length > 0 ? near : named).map(toSupply);
}

function toSupply({ name, value, source, location }: Omit<Supply, 'kind'>): Supply {
  return { name, value, source, location };
}
