import { defineRule, violates, type Facts, type ImageStage, type Observation } from '@factorlint/core';
import { assetBuildsOf } from '../data/asset-build.js';

export const noConfigAtBuild = defineRule({
  id: 'build-release-run/no-config-at-build',
  code: 'TF0513',
  summary: 'One build serves every deploy: its configuration comes later.',
  scope: 'project',
  severity: 'note',
  needs: ['image-stage', 'command'],

  *check(facts) {
    for (const stage of facts.of('image-stage')) {
      if (facts.isProduction(stage) && facts.kindOf(stage.location.path) === 'production') yield* judge(stage, facts);
    }
  },
});

/** Variables that tools put into what browsers load. Sources: nextjs.org/docs, vite.dev/guide/env-and-mode, create-react-app.dev, nuxt.com, gatsbyjs.com */
const PUBLIC = /^(?:NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|GATSBY|VUE_APP|PUBLIC|EXPO_PUBLIC)_/;
const DEPLOY = /(?:^|_)(?:URL|URI|HOST|HOSTNAME|DOMAIN|ORIGIN|ENDPOINT|BASE_PATH|BASEPATH|ENVIRONMENT|APP_ENV|DEPLOY_ENV|STAGE)$/;
/** Where a build fetches from, and what it is called: the same for all deploys. */
const OF_THE_BUILD =
  /PROXY|REGISTRY|INDEX|MIRROR|DOWNLOAD|REPO|SOURCE|VERSION|COMMIT|SHA|REVISION|IMAGE|PLATFORM|TARGET|PACKAGE|NPM|PIP|APT|GIT|VCS|RELEASE|BINARY|ARCHIVE|CHECKSUM/;

/** Arguments that differ from deploy to deploy, in a stage that compiles what browsers load. */
function* judge(stage: ImageStage, facts: Facts<'image-stage' | 'command'>): Iterable<Observation> {
  const compiles = facts
    .in('command', stage.location.path)
    .some(
      (command) =>
        command.purpose === 'build' && command.stage === stage.index && assetBuildsOf(command, facts).some(({ tool }) => tool !== 'Django'),
    );
  if (!compiles) return;
  const told = new Set<string>();
  for (const { name, source, location } of stage.environment) {
    const isConfig = PUBLIC.test(name) ? !OF_THE_BUILD.test(name) : DEPLOY.test(name) && !OF_THE_BUILD.test(name);
    if (source !== 'argument' || !isConfig || told.has(name)) continue;
    told.add(name);
    yield violates({ location }, name, `${name} is compiled into the image: each value needs a build of its own.`, {
      confidence: 'likely',
    });
  }
}
