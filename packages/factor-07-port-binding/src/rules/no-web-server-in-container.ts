import {
  defineRule,
  literalText,
  textOf,
  violates,
  walkStatements,
  type DeployForm,
  type Facts,
  type Located,
  type Process,
} from '@factorlint/core';
import { webServerInstalledBy, webServerOf, webServerOfImage } from '../data/web-servers.js';

type Seen = Facts<'process' | 'deploy-path' | 'command' | 'image-stage'>;

/** There the web server belongs to the machine. */
const OF_THE_MACHINE: ReadonlySet<DeployForm> = new Set(['systemd', 'supervisor', 'pm2', 'uwsgi', 'ci', 'devcontainer']);

export const noWebServerInContainer = defineRule({
  id: 'port-binding/no-web-server-in-container',
  code: 'TF0705',
  summary: 'The application answers for itself: no other web server lives in its container.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path', 'command', 'image-stage'],

  *check(facts) {
    const told = new Set<string>();
    const paths = new Map(facts.of('deploy-path').map((path) => [path.id, path]));
    for (const process of facts.of('process')) {
      const path = paths.get(process.path);
      if (path?.purpose !== 'production' || OF_THE_MACHINE.has(path.form) || process.once) continue;
      const found = beside(process, facts) ?? inImage(process, facts);
      const image = process.build ? `${process.build.dockerfile}#${String(process.build.stage)}` : JSON.stringify(found?.at.location);
      if (!found || told.has(image)) continue;
      told.add(image);
      yield violates(found.at, process.name, `${found.server} lives in the container of the application (${process.name}).`, {
        confidence: found.isLikely ? 'likely' : 'certain',
        paths: [path.id],
      });
    }
  },
});

interface Found {
  readonly at: Located;
  readonly server: string;
  readonly isLikely?: true;
}

/** One that the container starts, before or beside the application. */
function beside({ main, before, manager, path, role }: Process, facts: Seen): Found | undefined {
  if (!main) return undefined;
  const own = webServerOf(main);
  if (own !== undefined) {
    const app = before.find((step) => step.background && step.role !== undefined && webServerOf(step) === undefined);
    return app ? { at: main, server: own } : undefined;
  }
  const started = before.find((step) => webServerOf(step) !== undefined);
  if (started) return { at: started, server: webServerOf(started) ?? '' };
  if (!manager || role !== 'web') return undefined;
  const place = JSON.stringify(manager.location);
  const other = facts
    .of('process')
    .find(
      (each) => each.path === path && JSON.stringify(each.manager?.location) === place && each.main && webServerOf(each.main) !== undefined,
    );
  return other?.main ? { at: other, server: webServerOf(other.main) ?? '' } : undefined;
}

/** One that the image of the application brings. An image whose program it is serves files, and that is its application. */
function inImage({ build, main, role }: Process, facts: Seen): Found | undefined {
  if (!build || role !== 'web' || !main || webServerOf(main) !== undefined) return undefined;
  const stage = facts.in('image-stage', build.dockerfile).find(({ index }) => index === build.stage);
  const base = stage && webServerOfImage(textOf(stage.image) ?? '');
  if (stage && base !== undefined) return { at: stage, server: base };
  for (const command of facts.in('command', build.dockerfile)) {
    if (command.purpose !== 'build' || command.stage !== build.stage) continue;
    for (const statement of walkStatements(command.script.statements)) {
      if (statement.kind !== 'run') continue;
      const server = webServerInstalledBy(statement.words.map((word) => literalText(word) ?? ''));
      if (server !== undefined) return { at: statement, server, isLikely: true };
    }
  }
  return undefined;
}
