import { defineRule, upholds, violates, type DeployJob, type EnvironmentVariant, type Observation } from '@factorlint/core';

export const noBranchPerEnvironment = defineRule({
  id: 'codebase/no-branch-per-environment',
  code: 'TF0102',
  summary: 'Every environment is deployed from the same branch, so that what was tested is what goes to production.',
  scope: 'project',
  severity: 'note',
  needs: ['deploy-job', 'environment-variant'],

  *check(facts) {
    const jobs = facts.of('deploy-job').filter(({ does, environment }) => does === 'deploy' && environment !== undefined);
    const conflict = conflictAmong(jobs);
    if (conflict) yield conflict;
    else yield* evidence(jobs, facts.of('environment-variant'));
  },
});

/** The second of two jobs that put different branches, and only those, into different environments. */
function conflictAmong(jobs: readonly DeployJob[]): Observation | undefined {
  const single = jobs.filter(({ branches }) => branches.length === 1);
  for (const [index, job] of single.entries()) {
    const other = single.slice(0, index).find((each) => each.environment !== job.environment && branchOf(each) !== branchOf(job));
    if (!other) continue;
    const message = `${job.environment ?? ''} is deployed from the branch ${branchOf(job)}, ${other.environment ?? ''} from ${branchOf(other)}.`;
    return violates(job, job.environment ?? job.name, message, {
      related: [{ location: other.location, message: `${other.environment ?? ''} is deployed here.` }],
    });
  }
  return undefined;
}

function branchOf(job: DeployJob): string {
  return job.branches[0]?.name ?? '';
}

function* evidence(jobs: readonly DeployJob[], variants: readonly EnvironmentVariant[]): Iterable<Observation> {
  const [first] = jobs;
  const environments = [...new Set(jobs.map(({ environment }) => environment ?? ''))];
  if (first && environments.length > 1) yield upholds(first, 'environments', `${environments.join(' and ')} are deployed from one branch.`);
  for (const variant of variants)
    yield upholds(variant, variant.name, `${variant.name} is a deploy of this codebase with settings of its own.`);
}
