import { openSession, type ClaimsReport, type FileTree } from '@factorlint/core';
import { derivations } from '@factorlint/core/derivations';
import { documents, languages } from '@factorlint/core/languages';
import { givenFacts, type DiskTree } from '../disk/index.js';
import { factors } from '../factors.js';
import { requireLoaded } from '../load.js';
import { packageVersion } from '../version.js';
import { judgeCommands } from './commands/index.js';
import { groundsOf } from './grounds.js';
import { judgeClaim } from './judge-claim.js';

export { judgesOf, tiedRules } from './ties/index.js';
export { WHOLE_FACTORS } from './ties/whole-factors.js';

export interface ClaimsOptions {
  /** Documents that are read whatever their names: paths of the tree. */
  readonly documents?: readonly string[];
  /** Told before each file is read: its path, its index from 0, and how many there are. */
  readonly onFile?: (path: string, index: number, count: number) => void;
}

const SCHEMA = 'https://factorlint.dev/schema/claims-1.json';

/**
 * Reads the documents of a repository that claim compliance with the twelve factors, and tells of each claim, and of each command they
 * give, whether the repository bears it out. All rules are judged.
 * @throws {NotLoaded} when `load` was not awaited before
 */
export function claimsOf(tree: FileTree | DiskTree, { documents: meant = [], onFile }: ClaimsOptions = {}): ClaimsReport {
  requireLoaded();
  const onDisk = 'repository' in tree ? tree : undefined;
  const session = openSession(tree, {
    languages: [...languages, documents(new Set(meant))],
    derivations,
    factors,
    version: packageVersion(),
    ...(onDisk && { given: givenFacts(onDisk) }),
    ...(onFile && { onFile }),
  });
  const report = session.report();
  const facts = session.facts();
  const grounds = groundsOf(tree, facts, report);
  const paths = [...new Set([...facts.of('claim').map(({ location }) => location.path)])].sort();
  return {
    $schema: SCHEMA,
    version: 1,
    tool: report.tool,
    documents: paths.map((path) => ({
      path,
      claims: facts.in('claim', path).map((claim) => judgeClaim(claim, grounds)),
      commands: judgeCommands(facts.in('documented-script', path), grounds),
    })),
    failures: report.verdicts.flatMap(({ results }) =>
      results.flatMap(({ rule, failure }) => (failure === undefined ? [] : [{ rule: rule.id, reason: failure }])),
    ),
    gaps: report.gaps,
    readAny: Object.keys(report.coverage.read).length > 0,
  };
}
