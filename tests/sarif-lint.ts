import { gzipSync } from 'node:zlib';
import { computeRollingHashes } from '@microsoft/sarif';
import type { Location, Log, ReportingDescriptor, Result, Run } from 'sarif';

/** What the checks know beside the log. */
export interface Surroundings {
  /** A file of the repository as CodeQL's action decodes it, by its path from the top; undefined where there is none. */
  readonly raw?: (path: string) => string | undefined;
  readonly profile?: 'github' | 'full';
}

type Tell = (code: string, path: string, message: string) => void;

/**
 * Checks that neither the schema nor sarif-multitool makes: limits and habits of GitHub (`GHL…`) and what SARIF 2.1.0 demands
 * (`SPEC<section>`). Sources: "SARIF support for code scanning" in GitHub's documentation; the standard of OASIS.
 */
export function lintSarif(text: string, surroundings: Surroundings = {}): readonly string[] {
  const found: string[] = [];
  const tell: Tell = (code, path, message) => found.push(`${code} ${path}: ${message}`);
  const log = JSON.parse(text) as Log;
  if (gzipSync(text).length > 10 * 1024 * 1024) tell('GHL01', '$', 'more than 10 MB when packed');
  if (log.runs.length > 20) tell('GHL02', 'runs', 'more than 20 runs');
  const categories = new Set<string>();
  log.runs.forEach((run, index) => {
    const path = `runs[${index}]`;
    const category = `${run.tool.driver.name}|${(run.automationDetails?.id ?? '').replace(/[^/]*$/, '')}`;
    if (categories.has(category)) tell('GHL03', path, 'a run of the same tool and category');
    categories.add(category);
    lintRun(run, path, tell);
    (run.tool.driver.rules ?? []).forEach((rule, at) => lintRule(rule, run, `${path}.rules[${at}]`, tell));
    lintResults(run, path, tell, surroundings);
  });
  return found;
}

function lintRun(run: Run, path: string, tell: Tell): void {
  if (run.automationDetails?.id?.includes('/') !== true) tell('GHL04', path, 'no category');
  if (run.invocations?.some(({ executionSuccessful }) => !executionSuccessful)) tell('GHL05', path, 'GitHub drops the upload');
  if ((run.tool.driver.rules ?? []).length > 25_000) tell('GHL06', path, 'more than 25000 rules');
  if ((run.results ?? []).length > 25_000) tell('GHL07', path, 'more than 25000 results');
  const suppressed = (run.results ?? []).map(({ suppressions }) => suppressions !== undefined);
  if (suppressed.includes(true) && suppressed.includes(false)) tell('SPEC3.27.23', path, 'suppressions on some results only');
}

function lintRule(rule: ReportingDescriptor, run: Run, path: string, tell: Tell): void {
  const properties = rule.properties ?? {};
  const tags = properties.tags ?? [];
  if (tags.length > 10) tell('GHL09', path, 'more than 10 tags');
  const score: unknown = properties['security-severity'];
  if (score !== undefined && (typeof score !== 'string' || !(Number(score) > 0 && Number(score) <= 10))) tell('GHL10', path, 'bad score');
  if (score !== undefined && !tags.includes('security')) tell('GHL11', path, 'a score without the tag security');
  if (!['very-high', 'high', 'medium', 'low'].includes(String(properties['precision']))) tell('GHL12', path, 'bad precision');
  if (!['error', 'warning', 'recommendation'].includes(String(properties['problem.severity']))) tell('GHL13', path, 'bad severity');
  if ((rule.name ?? '').length > 255) tell('GHL14', path, 'name too long');
  for (const description of [rule.shortDescription, rule.fullDescription])
    if ((description?.text ?? '').length > 1024) tell('GHL15', path, 'description too long');
  if (!rule.help?.markdown) tell('GHL16', path, 'no help in Markdown');
  for (const { target } of rule.relationships ?? []) {
    const component = run.taxonomies?.[target.toolComponent?.index ?? -1];
    if (component?.name !== target.toolComponent?.name) tell('SPEC3.54', path, 'no such taxonomy');
    else if (component?.taxa?.[target.index ?? -1]?.id !== target.id) tell('SPEC3.52', path, 'no such taxon');
  }
}

function lintResults(run: Run, path: string, tell: Tell, { raw, profile = 'github' }: Surroundings): void {
  const seen = new Set<string>();
  (run.results ?? []).forEach((result, index) => {
    const at = `${path}.results[${index}]`;
    if (result.kind !== undefined && result.kind !== 'fail' && result.level !== 'none')
      tell('SPEC3.27.10', at, 'a level without a failure');
    if (profile === 'github' && (result.kind ?? 'fail') !== 'fail') tell('GHL17', at, `${String(result.kind)} opens an alert`);
    if (profile === 'github' && (result.suppressions ?? []).length > 0) tell('GHL18', at, 'a suppressed result opens an alert');
    if (run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id !== result.ruleId) tell('SPEC3.27.6', at, 'ruleIndex is of another rule');
    lintText(result, at, tell);
    for (const place of [...(result.locations ?? []), ...(result.relatedLocations ?? []), ...stepsOf(result)])
      lintPlace(place, at, tell, raw);
    lintIdentity(result, at, tell, seen, raw);
  });
}

function stepsOf(result: Result): readonly Location[] {
  return (result.codeFlows ?? []).flatMap(({ threadFlows }) =>
    threadFlows.flatMap(({ locations }) => locations.flatMap(({ location }) => location ?? [])),
  );
}

function lintText(result: Result, path: string, tell: Tell): void {
  if ((result.locations ?? []).length > 1) tell('GHL19', path, 'GitHub uses the first location only');
  if (stepsOf(result).length > 1000) tell('GHL20', path, 'more than 1000 steps');
  const ids = new Set((result.relatedLocations ?? []).map(({ id }) => id));
  for (const text of [result.message.text, result.message.markdown])
    for (const [, id] of (text ?? '').matchAll(/\[[^\]]*\]\((\d+)\)/g))
      if (!ids.has(Number(id))) tell('SPEC3.11.6', path, `the link (${String(id)}) has no related location`);
}

const linesOf = (text: string) => text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

function lintPlace({ physicalLocation }: Location, path: string, tell: Tell, raw: Surroundings['raw']): void {
  const uri = physicalLocation?.artifactLocation?.uri ?? '';
  if (/^(?:\/|[A-Za-z]:|[A-Za-z][A-Za-z\d+.-]*:)|\\|(?:^|\/)\.\.(?:\/|$)|[?#]/.test(uri)) tell('GHL23', path, `${uri} is no relative path`);
  if (!raw) return;
  const text = raw(decodeURIComponent(uri));
  if (text === undefined) {
    tell('GHL24', path, `there is no file ${uri}`);
    return;
  }
  const lines = linesOf(text);
  const { startLine = 0, endLine = 0, startColumn = 0, endColumn = 0 } = physicalLocation?.region ?? {};
  const start = lines[startLine - 1];
  const end = lines[endLine - 1];
  if (start === undefined || end === undefined) tell('GHL27', path, 'past the end of the file');
  else if (startColumn > start.length + 1 || endColumn > end.length + 1) tell('GHL28', path, 'past the end of the line');
}

function lintIdentity(result: Result, path: string, tell: Tell, seen: Set<string>, raw: Surroundings['raw']): void {
  const place = result.locations?.[0]?.physicalLocation;
  if (!place) return;
  const uri = place.artifactLocation?.uri ?? '';
  const hash = result.partialFingerprints?.['primaryLocationLineHash'];
  if (hash === undefined) {
    tell('GHL21', path, 'no primaryLocationLineHash');
    return;
  }
  const identity = [result.ruleId, result.kind, uri, hash].join('|');
  if (seen.has(identity)) tell('GHL22', path, 'GitHub takes it and another result for one alert');
  seen.add(identity);
  const text = raw?.(decodeURIComponent(uri));
  if (text !== undefined && hashesOf(text).get(place.region?.startLine ?? 0) !== hash) tell('GHL26', path, 'wrong fingerprint');
}

const known = new Map<string, ReadonlyMap<number, string>>();

function hashesOf(text: string): ReadonlyMap<number, string> {
  let hashes = known.get(text);
  if (!hashes) known.set(text, (hashes = computeRollingHashes(text)));
  return hashes;
}
