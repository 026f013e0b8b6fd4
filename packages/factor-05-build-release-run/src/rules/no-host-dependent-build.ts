import { defineRule, violates, walkStatements, type Facts, type ImageStage, type Observation } from '@factorlint/core';
import { textsOf } from '../data/asset-build.js';

type Seen = Facts<'image-stage' | 'ignore-pattern' | 'command' | 'workload'>;

export const noHostDependentBuild = defineRule({
  id: 'build-release-run/no-host-dependent-build',
  code: 'TF0512',
  summary: 'An image is built from what is in the repository.',
  scope: 'project',
  severity: 'note',
  needs: ['image-stage', 'ignore-pattern', 'command', 'workload'],

  *check(facts) {
    // A pipeline or a script that builds images may make the files right before.
    if (
      facts
        .of('command')
        .some(({ script }) =>
          [...walkStatements(script.statements)].some((statement) => statement.kind === 'run' && buildsImage(textsOf(statement.words))),
        )
    )
      return;
    for (const stage of facts.of('image-stage')) {
      if (facts.isProduction(stage) && facts.kindOf(stage.location.path) === 'production') yield* judge(stage, facts);
    }
  },
});

function buildsImage(texts: readonly string[]): boolean {
  const [program, ...rest] = texts;
  return (
    /^(?:docker|podman|buildah|docker-compose|kaniko)$/.test(program ?? '') &&
    rest.some((text) => text === 'build' || text === 'bake' || text === '--build')
  );
}

function* judge(stage: ImageStage, facts: Seen): Iterable<Observation> {
  const contexts = contextsOf(stage, facts);
  for (const copy of stage.copies) {
    if (copy.stage !== undefined) continue;
    for (const from of copy.from) {
      const path = from.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
      // Globs may match nothing; the rest is not for a rule to guess.
      if (path === '' || path === '.' || /[*?[\]${}<]|:\/\//.test(path)) continue;
      const isThere = contexts.some((context) => exists(context === '' ? path : `${context}/${path}`, facts.paths));
      const pattern = isThere ? undefined : ignoring(path, facts);
      if (!pattern) continue;
      yield violates(copy, path, `The image copies ${path}, which no build step makes and version control ignores.`, {
        confidence: 'likely',
        related: [{ location: pattern.location, message: 'It is ignored here.' }],
      });
    }
  }
}

/** Folders that the build may be started in: what workloads say, the file's own, the root. */
function contextsOf({ location }: ImageStage, facts: Seen): readonly string[] {
  const own = location.path.split('/').slice(0, -1).join('/');
  const told = facts.of('workload').flatMap(({ build }) => (build ? [build.context.replace(/^\.\/?/, '').replace(/\/+$/, '')] : []));
  return [...new Set([own, '', ...told])];
}

function exists(path: string, paths: readonly string[]): boolean {
  return paths.some((each) => each === path || each.startsWith(`${path}/`));
}

/** A line of .gitignore that names the path or its first folder. */
function ignoring(path: string, facts: Seen) {
  const [first] = path.split('/');
  return facts.of('ignore-pattern').find(({ by, pattern, negated }) => {
    const plain = pattern.replace(/^\/+|\/+$/g, '');
    return by === 'git' && !negated && (plain === path || plain === first);
  });
}
