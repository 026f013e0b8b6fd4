import type { DeployJob } from '../../vocabulary/facts/index.js';

type Does = DeployJob['does'];

interface CommandRow {
  readonly program: RegExp;
  /** What stands after the program, its words joined by blanks. */
  readonly words: RegExp;
  readonly does: Does;
  /** Tests use it as well: it counts only in a job that says that it deploys. */
  readonly doubtful?: true;
}

/** Commands that put something into an environment, or publish. Source of each row: the tool's command reference. */
const COMMANDS: readonly CommandRow[] = [
  { program: /^fly(?:ctl)?$/, words: /^(?:.* )?deploy\b/, does: 'deploy' },
  { program: /^kubectl$/, words: /(?:^| )(?:apply|set image|rollout restart|replace|patch)\b/, does: 'deploy', doubtful: true },
  { program: /^helm$/, words: /(?:^| )(?:upgrade|install)\b/, does: 'deploy', doubtful: true },
  { program: /^helmfile$/, words: /(?:^| )(?:apply|sync)\b/, does: 'deploy' },
  { program: /^(?:argocd|kustomize)$/, words: /(?:^| )(?:app sync|edit set image)\b/, does: 'deploy' },
  { program: /^heroku$/, words: /^container:release\b/, does: 'deploy' },
  { program: /^git$/, words: /(?:^| )push\b.*(?:\bheroku\b|\bdokku\b|dokku@|git\.heroku\.com)/, does: 'deploy' },
  {
    program: /^aws$/,
    words:
      /^(?:ecs (?:update-service|deploy)|lambda update-function-code|elasticbeanstalk update-environment|apprunner start-deployment|deploy create-deployment|amplify start-(?:job|deployment))\b/,
    does: 'deploy',
  },
  {
    program: /^(?:eb|sam|cdk|serverless|sls|zappa|chalice|copilot|kamal|cap|dep|wrangler|railway|surge|nixpacks)$/,
    words: /(?:^| )(?:deploy|up|update)\b/,
    does: 'deploy',
  },
  { program: /^gcloud$/, words: /(?:^| )(?:run (?:deploy|services (?:update|replace))|app deploy|functions deploy)\b/, does: 'deploy' },
  {
    program: /^az$/,
    words: /^(?:webapp (?:up|deploy|config container set)|containerapp (?:up|update)|functionapp deploy)\b/,
    does: 'deploy',
  },
  { program: /^vercel$/, words: /^(?:deploy\b|--prod\b|.*--prod\b)/, does: 'deploy' },
  { program: /^netlify$/, words: /^deploy\b/, does: 'deploy' },
  { program: /^fastapi$/, words: /^deploy\b/, does: 'deploy' },
  { program: /^ansible-playbook$/, words: /./, does: 'deploy', doubtful: true },
  { program: /^(?:terraform|tofu|pulumi|terragrunt)$/, words: /(?:^| )(?:apply|up)\b/, does: 'deploy' },
  { program: /^docker$/, words: /^stack deploy\b/, does: 'deploy' },
  { program: /^docker$/, words: /^compose\b.* up\b/, does: 'deploy', doubtful: true },
  { program: /^docker-compose$/, words: /(?:^| )up\b/, does: 'deploy', doubtful: true },
  { program: /^(?:ssh|rsync|scp)$/, words: /./, does: 'deploy', doubtful: true },
  {
    program: /^docker$/,
    words: /^(?:push|image push|manifest push|buildx imagetools create)\b|^(?:buildx )?(?:build|bake)\b.* --push\b/,
    does: 'publish',
  },
  { program: /^(?:npm|pnpm|yarn|lerna|bun)$/, words: /(?:^| )publish\b/, does: 'publish' },
  { program: /^(?:twine)$/, words: /^upload\b/, does: 'publish' },
  { program: /^(?:uv|poetry|flit|hatch|pdm|cargo)$/, words: /^publish\b/, does: 'publish' },
  { program: /^(?:goreleaser|semantic-release)$/, words: /^/, does: 'publish' },
  { program: /^gh$/, words: /^release (?:create|upload)\b/, does: 'publish' },
  { program: /^helm$/, words: /^push\b/, does: 'publish' },
];

/** What a command line of a pipeline does to the outside; undefined for nothing known. */
export function deployOfCommand(program: string, rest: string): Pick<CommandRow, 'does' | 'doubtful'> | undefined {
  return COMMANDS.find((row) => row.program.test(program) && row.words.test(rest));
}

interface ActionRow {
  readonly name: RegExp;
  readonly does: Does;
  /** An input that must be true. */
  readonly input?: string;
}

/** Actions of GitHub's marketplace that deploy or publish. Source: each action's page. */
const ACTIONS: readonly ActionRow[] = [
  {
    name: /^(?:akhileshns\/heroku-deploy|superfly\/flyctl-actions\/deploy|azure\/(?:webapps-deploy|k8s-deploy|container-apps-deploy-action|functions-action)|aws-actions\/(?:amazon-ecs-deploy-task-definition|aws-cloudformation-github-deploy)|google-github-actions\/(?:deploy-cloudrun|deploy-appengine|deploy-cloud-functions)|amondnet\/vercel-action|nwtgck\/actions-netlify|digitalocean\/app_action(?:\/deploy)?|bobheadxi\/deployments|cloudflare\/(?:wrangler-action|pages-action)|deliverybot\/helm|einaregilsson\/beanstalk-deploy|johnbeynon\/render-deploy-action|dokku\/github-action|caprover\/deploy-from-github|easypanel-io\/\S+)$/i,
    does: 'deploy',
  },
  { name: /^appleboy\/(?:ssh-action|scp-action)$/i, does: 'deploy' },
  { name: /^docker\/(?:build-push-action|bake-action)$/i, does: 'publish', input: 'push' },
  {
    name: /^(?:pypa\/gh-action-pypi-publish|js-devtools\/npm-publish|softprops\/action-gh-release|ncipollo\/release-action|goreleaser\/goreleaser-action|changesets\/action|actions\/deploy-pages|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action|helm\/chart-releaser-action|redhat-actions\/push-to-registry|elgohr\/publish-docker-github-action|mr-smithers-excellent\/docker-build-push|cycjimmy\/semantic-release-action)$/i,
    does: 'publish',
  },
];

/** What an action does; `input` is the name of one that must be set for it. */
export function deployOfAction(name: string): Pick<ActionRow, 'does' | 'input'> | undefined {
  return ACTIONS.find((row) => row.name.test(name));
}

/** Actions that make a cluster for the length of a job. */
export const TEST_CLUSTERS =
  /^(?:helm\/kind-action|engineerd\/setup-kind|medyagh\/setup-minikube|nolar\/setup-k3d-k3s|abSamD\/setup-k3d|manusa\/actions-setup-minikube|container-tools\/(?:kind|microshift)-action)$/i;

/** Environments of GitHub that hold no running application: package indexes and pages. */
export const PUBLISHING_ENVIRONMENT = /^(?:github-pages|(?:test-?)?pypi|npm|release|docker-?hub|ghcr|publish|docs|marketplace)$/i;
