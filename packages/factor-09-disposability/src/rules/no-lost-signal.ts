import {
  defineRule,
  upholds,
  violates,
  type Change,
  type Facts,
  type FirstProcess,
  type Observation,
  type Process,
} from '@factorlint/core';

export const noLostSignal = defineRule({
  id: 'disposability/no-lost-signal',
  code: 'TF0901',
  summary: 'SIGTERM reaches the application when a process is stopped.',
  scope: 'project',
  severity: 'error',
  needs: ['process', 'deploy-path'],
  fixable: 'safe',

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const observation = isJudged(process, facts) && process.firstProcess ? judge(process, process.firstProcess) : undefined;
      const place = observation && `${JSON.stringify(observation.location)} ${observation.outcome}`;
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

/** Commands that do their work and end, which nobody has to stop. Source: GNU coreutils, POSIX utilities, dpkg-dev, rpm-build */
const ENDING: ReadonlySet<string> = new Set(
  (
    'cp mv rm mkdir rmdir ln ls chmod chown touch install echo printf cat true false test date sed grep cut sort head tr ' +
    'tar gzip gunzip zip unzip make dpkg-deb dpkg-buildpackage debuild lintian rpmbuild'
  ).split(' '),
);

function isEnding({ main }: Process): boolean {
  return main !== undefined && ENDING.has(main.program);
}

/** Long-running processes of the application on a production path. */
function isJudged(process: Process, facts: Facts): boolean {
  const { role, once, path } = process;
  if (isEnding(process)) return false;
  const isOurs = role === 'web' || role === 'worker' || role === 'scheduler' || role === 'unknown';
  return isOurs && !once && facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
}

function judge(process: Process, first: FirstProcess): Observation | undefined {
  const program = process.main?.program ?? process.name;
  const details = { paths: [process.path] };
  if (first.signal === 'arrives') return upholds(first, process.name, `SIGTERM reaches ${program}.`, details);
  if (first.signal === 'unknown') return undefined;
  const related =
    first.location.path === process.location.path ? [] : [{ location: process.location, message: `${process.name} is declared here.` }];
  const severity = first.form === 'package-manager' || first.form === 'init' ? 'warning' : 'error';
  return violates(first, process.name, `SIGTERM does not reach ${program}: ${asClause(first.why)}.`, {
    ...details,
    severity,
    related,
    ...changeOf(first),
  });
}

/** A sentence as what follows a colon: names keep their capitals, a first word of prose does not. */
function asClause(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return text.replace(/^(?:The|A|An|Whether|It)\b/, (word) => word.toLowerCase());
}

/** Whether shells are all that keeps it away: their commands take their place. */
function changeOf({ shells }: FirstProcess): { readonly change?: Change } {
  const [place] = shells ?? [];
  if (!shells || !place) return {};
  return { change: { kind: 'several', place, changes: shells.map((each) => ({ kind: 'exec', place: each })) } };
}
