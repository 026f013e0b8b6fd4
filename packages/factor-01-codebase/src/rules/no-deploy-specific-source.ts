import {
  defineRule,
  environmentsIn,
  literalText,
  valuesIn,
  violates,
  walkStatements,
  type Command,
  type Facts,
  type ImageStage,
  type Observation,
  type Run,
  type Statement,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'command' | 'image-stage' | 'tracked-path' | 'deploy-job'>;

/** What states a version: a release changes it and commits the change. */
const VERSIONED =
  /(?:^|\/)(?:package(?:-lock)?\.json|pyproject\.toml|setup\.(?:py|cfg)|Chart\.ya?ml|VERSION|CHANGELOG[\w.]*|Cargo\.toml|[\w-]*version[\w-]*\.\w+)$/i;

export const noDeploySpecificSource = defineRule({
  id: 'codebase/no-deploy-specific-source',
  code: 'TF0105',
  summary: 'What runs is what was committed: no deploy changes a tracked file for itself.',
  scope: 'project',
  severity: 'warning',
  needs: ['command', 'image-stage', 'tracked-path', 'deploy-job'],

  *check(facts) {
    for (const command of facts.of('command')) {
      if (command.purpose === 'ci') yield* inPipeline(command, facts);
      else if (isRun(command)) yield* inImage(command, facts);
    }
  },
});

/** Runs while an image is built or a process starts; a shell script does where a deploy reaches it. */
function isRun({ purpose, from }: Command): boolean {
  return purpose === 'build' || purpose === 'start' || purpose === 'entrypoint' || (purpose === 'script' && from === 'shell');
}

/** An edit that depends on a variable. One that is always the same gives every deploy the same text. */
function* inImage(command: Command, facts: Seen): Iterable<Observation> {
  if (facts.kindOf(command.location.path) !== 'production' || !facts.isProduction(command)) return;
  for (const { run, names } of editsIn(command.script.statements, [])) {
    const target = names.length > 0 ? editedBy(run) : undefined;
    const path = target === undefined ? undefined : trackedAt(target, command, facts);
    if (path === undefined) continue;
    yield violates(run, path, `${path} is tracked, and what runs holds another text of it, as ${names[0] ?? 'a variable'} says.`, {
      severity: 'note',
      confidence: 'likely',
    });
  }
}

/** A job that changes a tracked file and deploys it, or pushes the change to where a deploy begins. */
function* inPipeline(command: Command, facts: Seen): Iterable<Observation> {
  const { path: file } = command.location;
  const job = facts.in('command', file).filter((other) => other.job === command.job);
  const runs = job.flatMap(runsOf).map(wordsOf);
  const pushes = runs.some(isForcedPush) && !runs.some(asksToMerge);
  const deploys = facts.in('deploy-job', file).some(({ name, does }) => does === 'deploy' && name === command.job);
  if (!pushes && !deploys) return;
  for (const run of runsOf(command)) {
    const target = editedBy(run);
    if (target === undefined || VERSIONED.test(target) || !isTracked(target, facts)) continue;
    const end = pushes ? 'and this job pushes another text of it to a branch of its own' : 'and this job deploys another text of it';
    yield violates(run, target, `${target} is tracked, ${end}.`, { severity: pushes ? 'warning' : 'note', confidence: 'likely' });
  }
}

/** Runs with the variables that decide about them: in their words, or in a condition around them. */
function* editsIn(
  statements: readonly Statement[],
  around: readonly string[],
): Generator<{ readonly run: Run; readonly names: readonly string[] }> {
  for (const statement of statements) {
    if (statement.kind === 'run') yield { run: statement, names: [...around, ...variablesIn(statement.words)] };
    else if (statement.kind === 'if') {
      for (const { condition, statements: inner } of statement.branches) yield* editsIn(inner, [...around, ...variablesIn(condition)]);
      yield* editsIn(statement.otherwise ?? [], around);
    } else if (statement.kind === 'group' || statement.kind === 'loop') yield* editsIn(statement.statements, around);
  }
}

function variablesIn(data: unknown): readonly string[] {
  return valuesIn(data)
    .flatMap((value) => environmentsIn(value))
    .flatMap(({ name }) => name ?? []);
}

/** The file that `sed -i` or `perl -pi` changes; line endings are no text. */
function editedBy({ words }: Run): string | undefined {
  const texts = wordsOf({ words });
  const isEditor =
    texts[0] === 'sed'
      ? texts.some((word) => /^-\w*i|^--in-place/.test(word))
      : texts[0] === 'perl' && texts.some((word) => /^-\w*p\w*i|^-\w*i\w*p/.test(word));
  if (!isEditor || texts.some((word) => /^s(.)\\r\$?\1\1g?$/.test(word))) return undefined;
  const last = words.at(-1);
  return last && last.kind === 'literal' ? literalText(last) : undefined;
}

function wordsOf({ words }: { readonly words: readonly Value[] }): readonly string[] {
  return words.map((word) => literalText(word) ?? '');
}

function runsOf({ script }: Command): readonly Run[] {
  return [...walkStatements(script.statements)].filter((each) => each.kind === 'run');
}

function isForcedPush(words: readonly string[]): boolean {
  return words[0] === 'git' && words.includes('push') && words.some((word) => /^(?:-f|--force(?:-with-lease)?)$/.test(word));
}

/** `gh pr create`: what is pushed waits to be merged, and no deploy begins there. */
function asksToMerge(words: readonly string[]): boolean {
  return /^(?:gh|glab|hub)$/.test(words[0] ?? '') && words.some((word) => /^(?:pr|mr|pull-request)$/.test(word));
}

/** The tracked file that a path inside the image was copied from. */
function trackedAt(target: string, command: Command, facts: Seen): string | undefined {
  const stages = facts.in('image-stage', command.location.path);
  const own = stages.find(({ index }) => index === command.stage);
  const absolute = target.startsWith('/') ? target : `${own?.workdir ?? ''}/${target}`.replace('/./', '/');
  return stages.flatMap((stage) => sourcesOf(absolute, stage)).find((path) => isTracked(path, facts));
}

function sourcesOf(target: string, { copies }: ImageStage): readonly string[] {
  return copies
    .filter(({ stage }) => stage === undefined)
    .flatMap(({ from, to }) => {
      const folder = to.endsWith('/') ? to : `${to}/`;
      if (target !== to && !target.startsWith(folder)) return [];
      const rest = target.slice(folder.length);
      return from.flatMap((each) => {
        const source = each.replace(/^\.?\//, '').replace(/\/?\.?$/, '');
        if (target === to || source.endsWith(`/${rest}`) || source === rest) return [source];
        return source === '' ? [rest] : [`${source}/${rest}`];
      });
    });
}

function isTracked(path: string, facts: Seen): boolean {
  return facts.in('tracked-path', path.replace(/^\.\//, '')).some(({ tracked }) => tracked);
}
