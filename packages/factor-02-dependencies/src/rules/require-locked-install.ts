import {
  defineRule,
  upholds,
  violates,
  type Change,
  type Facts,
  type InstallCommand,
  type Observation,
  type Severity,
} from '@factorlint/core';

export const requireLockedInstall = defineRule({
  id: 'dependencies/require-locked-install',
  code: 'TF0203',
  summary: 'Builds install exactly what the lock file pins, and fail when it does not match the manifest.',
  scope: 'project',
  severity: 'warning',
  needs: ['install-command'],
  fixable: 'suggestion',

  *check(facts) {
    for (const install of facts.of('install-command')) {
      if (install.what === 'packages' || install.global) continue;
      yield* judge(install, facts);
    }
  },
});

function* judge(install: InstallCommand, facts: Facts): Iterable<Observation> {
  if (install.lock === 'ignores' && !install.better) return;
  if (install.better) {
    const severity = install.lock === 'honours' ? 'note' : severityOf(install, facts);
    if (severity) {
      // What somebody calls by hand may mean to renew the lock file.
      const change = install.when === 'script' ? undefined : changeOf(install, install.better);
      const message = `\`${install.text}\` can install other versions than the lock file pins.`;
      yield violates(install, keyOf(install), message, { severity, ...(change && { change }) });
    }
    return;
  }
  const end =
    install.lock === 'fails-on-drift'
      ? 'installs what the lock file pins and fails where it does not match'
      : 'installs the versions that are pinned';
  yield upholds(install, keyOf(install), `\`${install.text}\` ${end}.`);
}

/** A build that a deploy uses counts; a pipeline's own install and one that no deploy reaches are told; a developer's machine is nobody's business. */
function severityOf(install: InstallCommand, facts: Facts): Severity | undefined {
  if (install.when === 'development') return undefined;
  if (install.when === 'ci' || install.when === 'script') return facts.kindOf(install.location.path) === 'test' ? undefined : 'note';
  if (install.stage && !facts.isProduction(install)) {
    return install.stage.final && facts.kindOf(install.location.path) === 'production' ? 'note' : undefined;
  }
  return facts.isProduction(install) ? 'warning' : undefined;
}

function keyOf({ manager, text }: InstallCommand): string {
  return `${manager} ${text}`.slice(0, 80);
}

/** It fails where the lock file does not match, which is what it is for; so what is built today may fail tomorrow. */
function changeOf({ rewritten }: InstallCommand, better: readonly string[]): Change | undefined {
  return rewritten && { kind: 'replace-words', ...rewritten, title: `Run \`${better.join(' ')}\``, safe: false };
}
