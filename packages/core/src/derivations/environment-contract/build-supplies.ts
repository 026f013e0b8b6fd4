import { isBuildVariable } from '../../knowledge/variables/index.js';
import type { Provision, VariableRead } from '../../vocabulary/facts/index.js';
import type { ContractFacts } from './needs.js';

const FRONT_END = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html)$/;

/** Whether a bundler takes the variable when it builds a front-end. */
export function isTakenAtBuild(name: string, reads: readonly VariableRead[]): boolean {
  const code = reads.filter(({ form }) => form === 'code');
  return isBuildVariable(name) && code.length > 0 && code.every(({ location }) => FRONT_END.test(location.path));
}

/** Of a variable that counts when the app is built: the build arguments that give it, on each path that builds an image of the app. */
export function buildProvisions(name: string, app: string, facts: ContractFacts): readonly Provision[] {
  const stages = facts.for('image-stage', app);
  const given = stages.flatMap(({ environment }) => environment.filter((supply) => supply.name === name));
  const files = facts
    .for('environment-supply', app)
    .filter((supply) => supply.name === name && supply.form === 'dotenv' && /(?:^|\/)\.env(?:\.production)?$/.test(supply.of));
  const by = [...given, ...files].map(({ location }) => location);
  const builds = facts.of('process').filter((process) => process.app === app && (process.build || process.role === 'build'));
  const paths = [...new Set(builds.map(({ path }) => path))];
  return paths.map((path) =>
    by.length > 0
      ? { path, state: 'supplied', by, source: given.length > 0 ? 'argument' : 'file' }
      : { path, state: 'unseen', from: ['whoever builds'] },
  );
}
