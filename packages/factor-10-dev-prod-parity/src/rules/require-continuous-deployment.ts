import { defineRule, upholds, violates } from '@factorlint/core';

/** Platforms that deploy each push by themselves once they are connected. */
const DEPLOYS_ITSELF: ReadonlySet<string> = new Set(['render', 'heroku', 'app.json', 'fly', 'vercel', 'netlify', 'procfile']);

export const requireContinuousDeployment = defineRule({
  id: 'dev-prod-parity/require-continuous-deployment',
  code: 'TF1009',
  summary: 'A pipeline brings what is merged to a deploy.',
  scope: 'project',
  severity: 'note',
  needs: ['deploy-job', 'deploy-path', 'command', 'app'],

  *check(facts) {
    const jobs = facts.of('deploy-job');
    for (const job of jobs) {
      if (job.does === 'deploy' && job.triggers.includes('push'))
        yield upholds(job, job.name, `${job.name} deploys what is pushed${job.environment === undefined ? '' : ` to ${job.environment}`}.`);
    }
    const deploys = facts.of('deploy-path').filter(({ purpose }) => purpose === 'production');
    const isDelivered = jobs.length > 0 || deploys.length === 0 || deploys.some(({ form }) => DEPLOYS_ITSELF.has(form));
    const step = facts
      .of('command')
      .find(({ purpose, from, location }) => purpose === 'ci' && from === 'ci' && facts.kindOf(location.path) === 'ci');
    if (isDelivered || !step || !facts.apps().some(({ type }) => type === 'service')) return;
    yield violates({ location: { path: step.location.path } }, 'pipeline', 'Pipelines run here, and none of them deploys or publishes.', {
      confidence: 'likely',
    });
  },
});
