import { defineRule, textOf, upholds, violates, type DeployPath, type Facts, type Observation, type Process } from '@factorlint/core';
import { assetBuildIn, assetBuildsOf } from '../data/asset-build.js';
import { firstTime, productionProcesses } from '../data/production.js';

type Seen = Facts<'process' | 'deploy-path' | 'command' | 'setting' | 'app'>;

export const noAssetsInRelease = defineRule({
  id: 'build-release-run/no-assets-in-release',
  code: 'TF0506',
  summary: 'Assets are made in the build, where every process finds them.',
  scope: 'project',
  severity: 'error',
  needs: ['process', 'deploy-path', 'command', 'setting', 'app'],

  *check(facts) {
    const built = [...buildsOfAssets(facts)];
    yield* built;
    if (built.some(({ key }) => key === 'Django') || keepsAssetsElsewhere(facts)) return;
    const isNew = firstTime();
    for (const [process, path] of productionProcesses(facts)) {
      if (!process.once || process.volumes.length > 0) continue;
      for (const observation of collected(process, path)) if (isNew(observation.location)) yield observation;
    }
  },
});

/** Builds of images and of platforms that make assets. */
function* buildsOfAssets(facts: Seen): Iterable<Observation> {
  for (const command of facts.of('command')) {
    if (command.purpose !== 'build' || facts.kindOf(command.location.path) !== 'production') continue;
    for (const { run, tool } of assetBuildsOf(command, facts)) yield upholds(run, tool, `The build makes the assets (${tool}).`);
  }
}

/** Forms whose build collects static files of Django by itself, so that doing it again is idle. Source: devcenter.heroku.com/articles/django-assets */
const COLLECTS_ITSELF: ReadonlySet<DeployPath['form']> = new Set(['procfile', 'heroku', 'app.json']);

function* collected(process: Process, { id, form }: DeployPath): Iterable<Observation> {
  for (const step of [...process.before, ...(process.main ? [process.main] : [])]) {
    if (assetBuildIn(step.arguments) !== 'Django') continue;
    const isIdle = COLLECTS_ITSELF.has(form) && process.build === undefined;
    yield violates(step, process.name, `${process.name} collects static files into a file system that ends with it.`, {
      severity: isIdle ? 'note' : 'error',
      paths: [id],
      related: [{ location: process.location, message: `${process.name} is declared here.` }],
    });
  }
}

/** Storages that keep the collected files on the machine. Source: docs.djangoproject.com/en/stable/ref/contrib/staticfiles, whitenoise.readthedocs.io */
const LOCAL = /(?:StaticFilesStorage|whitenoise\.[\w.]+)$/;

/** Some production settings send static files to a store, or to one that nobody here knows. */
function keepsAssetsElsewhere(facts: Seen): boolean {
  return facts.of('setting').some(({ keys, value, production }) => {
    const isStorage = keys.join('.') === 'STATICFILES_STORAGE' || keys.join('.') === 'STORAGES.staticfiles.BACKEND';
    if (!production || !isStorage) return false;
    const name = textOf(value);
    return name === undefined || !LOCAL.test(name) || /s3|boto|gcloud|azure/i.test(name);
  });
}
