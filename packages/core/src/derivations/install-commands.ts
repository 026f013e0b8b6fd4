import ignore from 'ignore';
import { defineDerivation } from '../vocabulary/derivation.js';
import type { Command, InstallCommand, Lockfile } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { literalText, walkStatements, type Run } from '../vocabulary/script.js';
import { betterWords, lockedInstall, rewritten } from './installs/better.js';
import { classify, type Install } from './installs/classify.js';
import { locksOf, type Locks } from './installs/locks.js';
import { commitsManifest, editsManifest, mayEdit } from './installs/manifest-edits.js';
import { placedRuns } from './installs/runs.js';
import { sitesOf, type Site } from './installs/sites.js';
import { isTrue, productionTargets, stagesOf, type Stages } from './installs/stages.js';
import { expanded, wordsOf } from './installs/words.js';
import { basename, folderOf, joinPath, upwards } from '../vocabulary/paths.js';

type Needs = 'command' | 'dependency' | 'image-stage' | 'lockfile' | 'manifest' | 'workload';

/** What one run knows about its surroundings. */
interface Surroundings {
  readonly site: Site;
  readonly stages?: Stages;
  readonly index?: number;
  /** Folders of the repository in which the command may run, nearest first. */
  readonly folders: readonly string[];
  readonly facts: Facts<Needs>;
  readonly locks: Locks;
  /** Stages, and files beside images, where pip took what an earlier step has made. */
  readonly prepared: Set<string>;
}

/**
 * Finds every install of a package manager in the commands of the repository: in images, pipelines, start and release
 * commands, scripts; says how it treats the lock file that lies where it runs, and what would honour it.
 */
export const installCommands = defineDerivation({
  id: 'install-commands',
  needs: ['command', 'dependency', 'image-stage', 'lockfile', 'manifest', 'workload'],
  provides: ['install-command'],
  *derive(facts) {
    const locks = locksOf(facts.of('lockfile'));
    const targets = productionTargets(facts.of('workload'));
    const stagesByFile = new Map<string, Stages>();
    const prepared = new Set<string>();
    for (const site of sitesOf(facts)) {
      const dockerfile = dockerfileOf(site, facts);
      let stages = dockerfile === undefined ? undefined : stagesByFile.get(dockerfile);
      if (dockerfile !== undefined && !stages)
        stagesByFile.set(dockerfile, (stages = stagesOf(facts.in('image-stage', dockerfile), targets)));
      yield* installsAt({ ...surroundingsOf(site, stages, dockerfile, facts, locks), prepared });
    }
  },
});

/** The Dockerfile that a command stands in, or that builds the image in which a workload runs it. */
function dockerfileOf({ command, workload }: Site, facts: Facts<Needs>): string | undefined {
  if (command.stage !== undefined) return command.location.path;
  const build = workload?.build;
  if (!build) return undefined;
  const candidates = [
    build.dockerfile,
    joinPath(build.context, build.dockerfile ?? 'Dockerfile'),
    joinPath(folderOf(build.location.path), joinPath(build.context, build.dockerfile ?? 'Dockerfile')),
  ];
  return candidates.find((path) => path !== undefined && facts.in('image-stage', path).length > 0);
}

function surroundingsOf(
  site: Site,
  stages: Stages | undefined,
  dockerfile: string | undefined,
  facts: Facts<Needs>,
  locks: Locks,
): Omit<Surroundings, 'prepared'> {
  const all = dockerfile === undefined ? [] : facts.in('image-stage', dockerfile);
  const target = site.workload?.build?.target;
  const index =
    site.command.stage ?? (target === undefined ? all.find(({ final }) => final) : all.find(({ name }) => name === target))?.index;
  const bases = [...contextsOf(dockerfile, facts), ...upwards(folderOf(dockerfile ?? site.command.location.path))];
  const workdir = index === undefined ? undefined : stages?.stage(index)?.workdir;
  const inside = suffixes(workdir).flatMap((suffix) => bases.map((base) => joinPath(base, suffix)));
  return {
    site,
    folders: [...new Set([...inside, ...bases])],
    facts,
    locks,
    ...(stages && { stages }),
    ...(index !== undefined && { index }),
  };
}

/** The folders that workloads give to the build of a Dockerfile. */
function contextsOf(dockerfile: string | undefined, facts: Facts<Needs>): readonly string[] {
  if (dockerfile === undefined) return [];
  return facts.of('workload').flatMap(({ build }) => {
    if (!build) return [];
    const contexts = [build.context, joinPath(folderOf(build.location.path), build.context)].map((context) => joinPath('', context));
    const file = build.dockerfile ?? 'Dockerfile';
    return contexts.filter((context) => joinPath(context, file) === dockerfile || joinPath('', file) === dockerfile);
  });
}

/** `/app/web` may be the repository's `app/web` or `web`. */
function suffixes(workdir: string | undefined): readonly string[] {
  const parts = workdir?.split('/').filter(Boolean) ?? [];
  return parts.map((_, index) => parts.slice(index).join('/'));
}

function* installsAt(around: Surroundings): Generator<InstallCommand> {
  const { site, stages, index, folders, locks, facts } = around;
  const workdir = index === undefined ? undefined : stages?.stage(index)?.workdir;
  const own = runsOf(site.command);
  let isEdited = own.some(commitsManifest) || earlierRuns(site.command, facts).some(editsManifest);
  for (const { run, folder, variables } of placedRuns(site.command.script.statements, workdir, (name) => locks.named(name, folders))) {
    const valueOf = (variable: string): string | undefined => variables.get(variable) ?? setAround(variable, around);
    const isSet = (variable: string): boolean => isTrue(valueOf(variable)) || (variable === 'CI' && site.when === 'ci');
    const words = wordsOf(run.words);
    const install = classify(expanded(words, valueOf), isSet);
    const isAsCommitted = !isEdited || install?.form.takes === 'command';
    isEdited ||= editsManifest(run) || mayEdit(run);
    if (!install || (install.form.takes === 'command' && site.when !== 'start' && site.when !== 'release') || isUnclear(install)) continue;
    if (isProjectAlone(install, around)) continue;
    const inside = joinPath(folder ?? '', install.folder ?? '');
    const places = inside === '' ? folders : [...folders.map((each) => joinPath(each, inside)), ...folders];
    const isBerry = facts.has('.yarnrc.yml') || places.some((each) => facts.has(joinPath(each, '.yarnrc.yml')));
    const written = classify(words, isSet) ?? install;
    const here = { ...around, folders: places };
    for (const fact of factsOf({ ...install, words, subcommand: written.subcommand }, run.location, isSet, isBerry, here)) {
      const { rewritten: dropped, ...told } = fact;
      void dropped;
      // What was edited before does not agree with its lock file, and an install that insists on that fails.
      yield isAsCommitted ? fact : told;
    }
  }
}

/** `pip install .` after the wheels of all that it needs: nothing else is left to be installed. */
function isProjectAlone({ prepared, manifest, packages, files }: Install, { site: { command }, prepared: places }: Surroundings): boolean {
  const place = `${command.location.path} ${String(command.stage)}`;
  if (prepared) places.add(place);
  return !prepared && manifest && packages.length + files.length === 0 && places.has(place);
}

/** What commands before it run: in the same stage of an image, or in the same job. */
function earlierRuns(command: Command, facts: Facts<Needs>): readonly Run[] {
  if (command.stage === undefined && command.job === undefined) return [];
  const others = facts
    .in('command', command.location.path)
    .filter((each) => each.stage === command.stage && each.job === command.job && isBefore(each.location, command));
  return others.flatMap(runsOf);
}

function runsOf({ script }: Command): readonly Run[] {
  return [...walkStatements(script.statements)].flatMap((statement) => (statement.kind === 'run' ? [statement] : []));
}

/** What a literal in the image or the workload gives a variable. */
function setAround(variable: string, { site: { workload }, stages, index }: Surroundings): string | undefined {
  const supplied = workload?.environment.find(({ name }) => name === variable)?.value;
  return literalText(supplied) ?? (index === undefined ? undefined : stages?.valueOf(index, variable));
}

/** With an option in a variable that nobody knows, nothing can be said about the lock. */
function isUnclear({ form, lock, words }: Install): boolean {
  return form.options !== undefined && lock === 'ignores' && words.some(({ text, open }) => open && /^[$…]/.test(text));
}

function* factsOf(
  install: Install,
  location: InstallCommand['location'],
  isSet: (variable: string) => boolean,
  isBerry: boolean,
  around: Surroundings,
): Generator<InstallCommand> {
  const { form, words } = install;
  const base = {
    kind: 'install-command',
    location,
    manager: form.manager,
    text: words.map(({ text }) => text).join(' '),
    when: around.site.when,
    ...(install.global && { global: true as const }),
    ...stageOf(around),
  } as const;
  for (const { text } of install.files) {
    yield { ...base, what: 'file', packages: [], file: text, ...requirementsLock(install, text, around) };
  }
  if (install.packages.length > 0) yield { ...base, what: 'packages', packages: install.packages, lock: 'ignores' };
  else if (install.manifest && !install.global) {
    const lock = form.manager === 'yarn' && isBerry && isSet('CI') && install.lock === 'ignores' ? 'fails-on-drift' : install.lock;
    const locked = manifestLock(install, lock, isBerry, around);
    yield { ...base, what: 'manifest', packages: [], ...locked, ...rewriting(install, locked.better, isBerry, around) };
  }
}

function stageOf({ site: { command }, stages, index }: Surroundings): Pick<InstallCommand, 'stage'> {
  if (!stages || index === undefined || command.stage === undefined) return {};
  return { stage: { dockerfile: command.location.path, index, final: stages.ships(index) } };
}

/** How an install from the manifest treats the lock file, and what would honour it where there is one. */
function manifestLock(
  install: Install,
  lock: InstallCommand['lock'],
  isBerry: boolean,
  around: Surroundings,
): Pick<InstallCommand, 'lock' | 'better'> {
  const { locks, folders, site } = around;
  const own = locks.of(install.form.manager, folders);
  if (install.form.manager === 'poetry' && lock === 'fails-on-drift' && (!own || !isCopied(own, around))) return { lock: 'ignores' };
  if (lock === 'fails-on-drift') return { lock };
  if (own) {
    const better = lock === 'ignores' || install.form.better?.always ? betterWords(install, isBerry) : undefined;
    return better ? { lock, better } : { lock };
  }
  const other = install.form.manager === 'pip' && site.when !== 'build' ? undefined : locks.others(install.form.manager, folders)[0];
  const better = other && lock === 'ignores' ? lockedInstall(other, isBerry) : undefined;
  return better ? { lock, better } : { lock };
}

/** What would be written in its place, for those who want to. */
function rewriting(
  install: Install,
  better: readonly string[] | undefined,
  isBerry: boolean,
  around: Surroundings,
): Pick<InstallCommand, 'rewritten'> {
  const own = around.locks.of(install.form.manager, around.folders);
  const runs = install.form.takes === 'command' ? betterWords(install, isBerry) : undefined;
  const words = runs ?? (own && isCopied(own, around) ? better : undefined);
  const found = words && rewritten(install.words, words);
  return found ? { rewritten: found } : {};
}

/** Whether the stage has the lock file when the command runs; true where that cannot be said. */
function isCopied(lock: Lockfile, { site: { command }, stages, index }: Surroundings): boolean {
  if (!stages || index === undefined || command.stage === undefined) return true;
  const name = basename(lock.location.path);
  const copies = stages
    .chain(index)
    .flatMap((stage) => (stage.index === index ? stage.copies.filter((copy) => isBefore(copy.location, command)) : stage.copies));
  const own = copies.filter(({ stage }) => stage === undefined);
  if (own.length === 0) return true;
  return own.some(({ from }) => from.some((source) => mayHold(source, name)));
}

function isBefore({ range }: Command['location'], command: Command): boolean {
  return (range?.start.line ?? 0) < (command.location.range?.start.line ?? Infinity);
}

/** A folder may hold the file; a file is it when its name is, or the pattern fits. */
function mayHold(source: string, name: string): boolean {
  const last = basename(source.replace(/\/$/, ''));
  if (/[*?[]/.test(last)) return ignore().add(last).ignores(name);
  return last === name || last === '.' || last === '' || !last.includes('.');
}

/** A requirements file is its own lock where every line is exact; pip checks it where it has hashes. */
function requirementsLock(install: Install, file: string, around: Surroundings): Pick<InstallCommand, 'lock' | 'better'> {
  const { facts } = around;
  if (install.lock !== 'ignores') return { lock: install.lock };
  const path = requirementsPath(file, around);
  const dependencies = path === undefined ? [] : [...withIncludes(path, facts)].flatMap((each) => facts.in('dependency', each));
  if (dependencies.length > 0 && dependencies.every(({ hashed }) => hashed)) return { lock: 'fails-on-drift' };
  if (dependencies.length > 0 && dependencies.every(({ pin }) => pin === 'exact' || pin === 'local')) return { lock: 'honours' };
  const compiled = path?.endsWith('.in') ? `${path.slice(0, -'.in'.length)}.txt` : undefined;
  if (compiled === undefined || !facts.has(compiled)) return { lock: 'ignores' };
  return { lock: 'ignores', better: install.words.map(({ text }) => text.replace(file, `${file.slice(0, -'.in'.length)}.txt`)) };
}

/** The file of the repository that a path in the container or pipeline means: `/tmp/requirements.txt` is `requirements.txt`. */
function requirementsPath(file: string, { folders, facts }: Surroundings): string | undefined {
  for (const suffix of file.startsWith('/') ? suffixes(file) : [file]) {
    const path = folders.map((folder) => joinPath(folder, suffix)).find((each) => facts.has(each));
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A requirements file and all that it takes in. */
function withIncludes(path: string, facts: Facts<Needs>): ReadonlySet<string> {
  const found = new Set([path]);
  for (const each of found) {
    for (const { includes } of facts.in('manifest', each)) for (const included of includes ?? []) found.add(included);
  }
  return found;
}
