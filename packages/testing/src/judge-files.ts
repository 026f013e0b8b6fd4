import { inMemory, openSession, type Fact, type Finding, type GrowingFacts, type Report, type Rule } from '@factorlint/core';
import { derivations } from '@factorlint/core/derivations';
import { languages } from '@factorlint/core/languages';

export type Files = Readonly<Record<string, string>>;

/** What version control says of a little repository in which everything is tracked. */
export function allTracked(files: Files): readonly Fact[] {
  const paths = Object.keys(files);
  return [
    { kind: 'repository', control: 'git', tracked: paths.length, nested: [], location: { path: '.' } },
    ...paths.map((path): Fact => ({ kind: 'tracked-path', tracked: true, size: files[path]?.length ?? 0, location: { path } })),
  ];
}

/** The whole report about some files, with real languages and derivations. The grammars must be loaded. */
export function analyzeFiles(files: Files, rules: readonly Rule[] = [], given: readonly Fact[] = allTracked(files)): Report {
  return sessionOver(files, rules, given).report();
}

/** The facts about some files, derived ones too. The grammars must be loaded. */
export function factsOf(files: Files, given: readonly Fact[] = allTracked(files)): GrowingFacts {
  return sessionOver(files, [], given).facts();
}

/**
 * The findings of one rule about some files.
 * @throws {Error} when a file could not be read or the rule broke: a test must not pass on that
 */
export function judgeFiles(rule: Rule, files: Files, given?: readonly Fact[]): readonly Finding[] {
  const report = analyzeFiles(files, [rule], given);
  const results = report.verdicts.flatMap((verdict) => verdict.results);
  const problems = [...report.gaps.map(({ path, reason }) => `${path}: ${reason}`), ...results.flatMap(({ failure }) => failure ?? [])];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return results.flatMap(({ findings }) => findings);
}

function sessionOver(files: Files, rules: readonly Rule[], given: readonly Fact[]) {
  const factor = { number: 0, slug: 'config', title: '', rules, pages: {} } as const;
  return openSession(inMemory(files), { languages, derivations, factors: [factor], given });
}
