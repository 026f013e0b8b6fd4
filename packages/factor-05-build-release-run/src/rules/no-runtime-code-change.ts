import { defineRule, literalText, shownText, violates, type Facts, type Step } from '@factorlint/core';
import { textsOf } from '../data/asset-build.js';
import { firstTime, isLongRunning, productionProcesses } from '../data/production.js';

/** Files that are code or that a browser runs. */
const CODE = /\.(?:py|[cm]?[jt]sx?|css|html|rb|php|map)$/i;

export const noRuntimeCodeChange = defineRule({
  id: 'build-release-run/no-runtime-code-change',
  code: 'TF0509',
  summary: 'What runs is what was built: a start changes no code.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path', 'file-write'],

  *check(facts) {
    const isNew = firstTime();
    for (const [process, path] of productionProcesses(facts)) {
      if (!isLongRunning(process)) continue;
      for (const step of process.before) {
        const severity = step.conditional ? 'note' : 'warning';
        const details = {
          severity,
          paths: [path.id],
          related: [{ location: process.location, message: `${process.name} is declared here.` }],
        } as const;
        const change = changeBy(step);
        if (change && isNew(step.location))
          yield violates(step, `${process.name}/${change.key}`, `Every start of ${process.name} ${change.message}.`, details);
        for (const { location, name, conditional } of filesWrittenBy(step, facts)) {
          if (!isNew(location)) continue;
          const message = conditional
            ? `A start of ${process.name} may rewrite ${name}.`
            : `Every start of ${process.name} rewrites ${name}.`;
          yield violates({ location }, name, message, {
            ...details,
            severity: conditional ? 'note' : severity,
            related: [{ location: step.location, message: 'The start runs this file here.' }, ...details.related],
          });
        }
      }
    }
  },
});

function changeBy({ program, arguments: words }: Step): { readonly key: string; readonly message: string } | undefined {
  const texts = textsOf(words).slice(1);
  if (program === 'git') {
    const verb = texts.find((text) => /^[a-z]+$/.test(text));
    return verb === 'pull' || verb === 'clone' ? { key: 'git', message: `fetches code (git ${verb})` } : undefined;
  }
  if (program !== 'sed' || !texts.some((text) => /^-[a-zA-Z]*i|^--in-place/.test(text))) return undefined;
  const file = words.map((word) => shownText(word)).findLast((text) => CODE.test(text) && !/\s/.test(text));
  return file === undefined ? undefined : { key: file, message: `rewrites ${file} (sed)` };
}

/** Code that the step's own file writes. Paths that cannot be said are left alone. */
function* filesWrittenBy(
  { file }: Step,
  facts: Facts<'file-write'>,
): Iterable<{ readonly location: Step['location']; readonly name: string; readonly conditional: boolean }> {
  for (const write of file === undefined ? [] : facts.in('file-write', file)) {
    const shown = shownText(write.target).replace(/^…?\/?/, '');
    if (write.temporary || !CODE.test(shown) || /^\/?(?:tmp|var|etc)\//.test(shown) || literalText(write.target)?.startsWith('/tmp'))
      continue;
    yield { location: write.location, name: shown, conditional: write.condition !== undefined };
  }
}
