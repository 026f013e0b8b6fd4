import type { DeployForm, DeployPath } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText, walkStatements } from '../../vocabulary/script.js';
import { joinPath } from '../commands/paths.js';
import { deployPath } from './path.js';
import { purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';
import { standaloneTasks } from './terraform.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'workload' | 'command' | 'image-stage' | 'environment-declaration' | 'managed-service'>;

/** Forms of which each file is a path. */
const SINGLE: readonly DeployForm[] = ['procfile', 'heroku', 'app.json', 'fly', 'render', 'ecs', 'vercel', 'netlify', 'devcontainer'];
/** Process managers on a host: a folder of their files is a path, unless an image or a script starts them. */
const MANAGERS: readonly DeployForm[] = ['supervisor', 'pm2'];

/** Paths of platforms, devcontainers, pipelines and of process managers on a host. */
export function singleFilePaths(facts: Needs): readonly DeployPath[] {
  return [...platformPaths(facts), ...unitPaths(facts), ...managerPaths(facts), ...pipelinePaths(facts)];
}

function platformPaths(facts: Needs): readonly DeployPath[] {
  return SINGLE.flatMap((form) =>
    filesOf(form, facts).flatMap((file) => {
      if (form === 'app.json' && OTHERS_BESIDE.some((name) => facts.has(joinPath(folderOf(file), name)))) return [];
      if (form === 'devcontainer') return [deployPath(form, file, 'development')];
      const manifest = joinPath(folderOf(file), 'app.json');
      const files =
        form === 'procfile' && basename(file) === 'Procfile' && filesOf('app.json', facts).includes(manifest) ? [file, manifest] : [file];
      return [deployPath(form, file, purposeOf(file, facts), files)];
    }),
  );
}

/** `Procfile.dev`, `fly.staging.toml`, `examples/render.yaml`. */
function purposeOf(file: string, facts: Needs): DeployPath['purpose'] {
  const name = basename(file).replace(/^(?:Procfile|fly|render|heroku|app|vercel|netlify)\b/i, '');
  return purposeOfName(name) ?? purposeOfFolders(file) ?? purposeOfKind(facts.kindOf(file)) ?? 'production';
}

/** systemd units, one path a folder. */
function unitPaths(facts: Needs): readonly DeployPath[] {
  return byFolder(filesOf('systemd', facts)).map((files) => manyFiles('systemd', files, facts));
}

function managerPaths(facts: Needs): readonly DeployPath[] {
  const mentioned = mentionedNames(facts);
  return MANAGERS.flatMap((form) =>
    byFolder(filesOf(form, facts).filter((file) => !mentioned.has(basename(file)) && !mentioned.has(basename(folderOf(file))))).map(
      (files) => manyFiles(form, files, facts),
    ),
  );
}

function manyFiles(form: DeployForm, files: readonly string[], facts: Needs): DeployPath {
  const [first = ''] = files;
  return deployPath(form, first, purposeOfFolders(first) ?? purposeOfKind(facts.kindOf(first)) ?? 'production', files);
}

function pipelinePaths(facts: Needs): readonly DeployPath[] {
  return filesOf('ci', facts).map((file) => deployPath('ci', file, 'ci'));
}

/** Names of files that an image copies or a command names. */
function mentionedNames(facts: Needs): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { copies } of facts.of('image-stage'))
    for (const { from, stage } of copies) if (stage === undefined) for (const each of from) names.add(basename(each));
  for (const { script, from } of facts.of('command')) {
    if (from === 'supervisor' || from === 'pm2') continue;
    for (const statement of walkStatements(script.statements)) {
      if (statement.kind === 'run') for (const word of statement.words) names.add(basename(literalText(word) ?? ''));
    }
  }
  names.delete('');
  names.delete('.');
  return names;
}

/** Files that say what runs; app.json beside them only says more. */
const OTHERS_BESIDE = ['Procfile', 'heroku.yml'];

function filesOf(form: DeployForm, facts: Needs): readonly string[] {
  if (form === 'app.json') return manifestFiles(facts);
  if (form === 'ecs') return standaloneTasks(facts);
  return [
    ...new Set(
      facts
        .of('workload')
        .filter((workload) => workload.form === form)
        .map(({ location }) => location.path),
    ),
  ];
}

/** app.json of a platform: it declares variables, services or commands for it. */
function manifestFiles(facts: Needs): readonly string[] {
  const stated = [...facts.of('environment-declaration'), ...facts.of('managed-service')].filter(({ form }) => form === 'app.json');
  const commands = facts.of('command').filter(({ from }) => from === 'app.json');
  return [...new Set([...stated, ...commands].map(({ location }) => location.path))].sort();
}

function byFolder(files: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const file of files) groups.set(folderOf(file), [...(groups.get(folderOf(file)) ?? []), file]);
  return [...groups.values()];
}
