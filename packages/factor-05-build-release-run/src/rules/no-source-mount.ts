import { defineRule, violates, type Facts, type ImageStage, type Process, type Volume } from '@factorlint/core';
import { firstTime, isLongRunning, productionProcesses } from '../data/production.js';

export const noSourceMount = defineRule({
  id: 'build-release-run/no-source-mount',
  code: 'TF0510',
  summary: 'Production runs the code in the image, not a folder of the machine.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path', 'image-stage'],

  *check(facts) {
    const isNew = firstTime();
    for (const [process, path] of productionProcesses(facts)) {
      if (!isLongRunning(process) || process.developmentServer) continue;
      const stage = stageOf(process, facts);
      for (const volume of stage ? process.volumes : []) {
        if (!stage || !covers(volume, stage) || !holdsCode(volume, facts.paths) || !isNew(volume.location)) continue;
        yield violates(
          volume,
          process.name,
          `${process.name} runs the code of a folder of the machine, mounted over the image (${volume.target ?? ''}).`,
          {
            paths: [path.id],
            related: [{ location: process.location, message: `${process.name} is declared here.` }],
          },
        );
      }
    }
  },
});

function stageOf({ build }: Process, facts: Facts<'image-stage'>): ImageStage | undefined {
  return build && facts.in('image-stage', build.dockerfile).find(({ index }) => index === build.stage);
}

/** The mount hides what the image has there: its working directory, or a folder that its build copied. */
function covers({ form, target }: Volume, { workdir, copies }: ImageStage): boolean {
  if (form !== 'bind' || target === undefined) return false;
  const folder = target.replace(/\/+$/, '');
  return [workdir, ...copies.map(({ to }) => to)].some((place) => {
    const own = place?.replace(/\/+$/, '');
    return own !== undefined && own !== '' && (folder === own || folder.startsWith(`${own}/`) || own.startsWith(`${folder}/`));
  });
}

/** Folders of data that may lie beside code, by what they are called. */
const DATA =
  /(?:^|\/)(?:data|media|static|logs?|uploads?|backups?|certs?|conf(?:ig)?|etc|nginx|secrets?|migrations?|init|scripts?|docker|locales?|plugins?|themes?)$/i;

/** The folder, seen from the file that mounts it, is one of the repository and holds code. */
function holdsCode({ source = '', location }: Volume, paths: readonly string[]): boolean {
  if (!/^\.{1,2}(?:\/|$)/.test(source)) return false;
  const folder = join(location.path.split('/').slice(0, -1), source.split('/'));
  if (folder === undefined || DATA.test(folder)) return false;
  return paths.some((path) => (folder === '' || path.startsWith(`${folder}/`)) && /\.(?:py|[cm]?[jt]sx?|rb|go|php|java|cs)$/.test(path));
}

function join(from: readonly string[], to: readonly string[]): string | undefined {
  const parts = [...from];
  for (const part of to) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
