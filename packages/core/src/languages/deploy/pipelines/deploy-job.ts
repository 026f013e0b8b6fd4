import { deployOfAction, deployOfCommand, PUBLISHING_ENVIRONMENT, TEST_CLUSTERS } from '../../../knowledge/pipelines/deploys.js';
import type { DeployJob } from '../../../vocabulary/facts/index.js';
import { literalText, walkStatements, type Script } from '../../../vocabulary/script.js';

/** What a job is made of, whatever its pipeline's language. */
export interface JobContent {
  /** Names of the job and its pipeline: one that says that it deploys removes doubt. */
  readonly names: readonly string[];
  readonly environment?: string;
  /** It runs on a machine of the team's own. */
  readonly ownMachine?: boolean;
  readonly scripts: readonly Script[];
  readonly actions: readonly { readonly name: string; readonly inputs: (name: string) => string | undefined }[];
}

/** Words that announce a deploy in a name. */
const DEPLOYS = /deploy|release|rollout|production|staging|\bcd\b|ship/i;
/** Names of environments in which an application runs, as teams call them. */
const ENVIRONMENTS =
  /(?:^|[^a-z])(?:prod(?:uction)?|stag(?:e|ing)|stg|dev(?:el(?:op(?:ment)?)?)?|qa|uat|preview|review|demo|sandbox|live|pre-?prod|canary)(?:$|[^a-z])/i;
/** Jobs that clear up or tell about a deploy. */
const AROUND = /clean[- ]?up|tear[- ]?down|destroy|delete|remove|notif|discord|slack|comment|deactivate|rollback/i;
const TESTS = /\btests?\b|\be2e\b|\blint\b|\bcheck|integration|preview-build/i;
/** Programs that only carry another command: `uv run fastapi deploy`, `sudo docker …`. */
const CARRIERS: readonly RegExp[] = [/^(?:sudo|time|env|nohup)$/, /^(?:npx|bunx|uvx|pipx|pnpx)$/];

/** What a job does to the outside: it deploys, it publishes, or neither. */
export function deedOf({ names, environment, ownMachine, scripts, actions }: JobContent): DeployJob['does'] | undefined {
  if (actions.some(({ name }) => TEST_CLUSTERS.test(name))) return undefined;
  if ([...names, environment ?? ''].some((name) => AROUND.test(name))) return undefined;
  const isSure =
    ownMachine === true ||
    (environment !== undefined && ENVIRONMENTS.test(environment)) ||
    (names.some((name) => DEPLOYS.test(name)) && !names.some((name) => TESTS.test(name)));
  const deeds = new Set<DeployJob['does']>();
  for (const { name, inputs } of actions) {
    const found = deployOfAction(name);
    if (found && (found.input === undefined || !/^(?:false)?$/i.test(inputs(found.input) ?? ''))) deeds.add(found.does);
  }
  for (const script of scripts) for (const deed of deedsIn(script, isSure)) deeds.add(deed);
  const isNamed = environment !== undefined && (ENVIRONMENTS.test(environment) || names.some((name) => DEPLOYS.test(name)));
  if (deeds.has('deploy') || (isNamed && !PUBLISHING_ENVIRONMENT.test(environment) && !deeds.has('publish'))) return 'deploy';
  return deeds.has('publish') || (environment !== undefined && PUBLISHING_ENVIRONMENT.test(environment)) ? 'publish' : undefined;
}

function* deedsIn(script: Script, isSure: boolean): Generator<DeployJob['does']> {
  for (const statement of walkStatements(script.statements)) {
    if (statement.kind !== 'run') continue;
    const words = withoutCarriers(statement.words.map((word) => literalText(word) ?? '?'));
    const [program = '', ...rest] = words;
    const found = deployOfCommand(program.slice(program.lastIndexOf('/') + 1), rest.join(' '));
    if (found && (isSure || !found.doubtful)) yield found.does;
  }
}

function withoutCarriers(words: readonly string[]): readonly string[] {
  const [first = '', second, ...rest] = words;
  if (CARRIERS.some((pattern) => pattern.test(first)))
    return withoutCarriers(words.slice(1).filter((word, index) => index > 0 || !word.startsWith('-')));
  if (/^(?:uv|poetry|pipenv|pdm|rye)$/.test(first) && second === 'run') return withoutCarriers(rest);
  if (/^(?:pnpm|yarn|npm)$/.test(first) && second === 'exec') return withoutCarriers(rest.filter((word) => word !== '--'));
  return words;
}
