import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { isMapping, isScalar, itemsOf, textOf } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { waivers } from '../waivers.js';
import { ciCommand, scriptLines } from './steps.js';

const SCRIPTS = ['before_install', 'install', 'before_script', 'script', 'after_success', 'before_deploy', 'after_deploy', 'after_script'];
const RUNTIMES = [
  ['python', 'python'],
  ['node_js', 'node'],
] as const;

/** Pipelines of Travis CI. Source: docs.travis-ci.com/user/job-lifecycle. */
export const travisCi = defineLanguage({
  id: 'travis-ci',
  version: 1,
  provides: ['command', 'deploy-job', 'runtime-version', 'waiver'],
  reads: (path) => /(?:^|\/)\.travis\.ya?ml$/.test(path),

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readYaml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    for (const key of SCRIPTS) for (const line of scriptLines(root.get(key))) yield ciCommand(line, 'travis', key, line.location);
    for (const [key, runtime] of RUNTIMES) {
      const node = root.get(key);
      const items = (isScalar(node) ? [node] : itemsOf(node)).filter((item) => /\d/.test(textOf(item) ?? ''));
      for (const item of items) {
        yield {
          kind: 'runtime-version',
          runtime,
          version: textOf(item)!,
          source: items.length > 1 ? 'matrix' : 'ci',
          location: item.location,
        };
      }
    }
    const deploy = root.entry('deploy');
    if (deploy)
      yield { kind: 'deploy-job', name: 'deploy', does: 'deploy', branches: [], triggers: ['push'], location: deploy.keyLocation };
  },
});
