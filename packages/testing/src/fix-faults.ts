import {
  applyEdits,
  inMemory,
  openSession,
  type Edit,
  type Factor,
  type Fact,
  type Finding,
  type Report,
  type Session,
} from '@factorlint/core';
import { derivations } from '@factorlint/core/derivations';
import { languages } from '@factorlint/core/languages';
import { allTracked, type Files } from './judge-files.js';

/** A finding that can be fixed, and what its fix does wrong: empty where it keeps its promises. */
export interface CheckedFix {
  /** `rule  place`. */
  readonly name: string;
  readonly rule: string;
  readonly edit: Edit;
  readonly faults: readonly string[];
}

/**
 * Holds every fix that findings about some files come with to its promises: the files can be read after it, its finding is gone, no other
 * one has come (of a literal that becomes a variable, those about that variable may), line ends stay, and nothing else is written than
 * what it says.
 * @param given what version control says; by default that all is tracked
 */
export function checkFixes(files: Files, factors: readonly Factor[], given: readonly Fact[] = allTracked(files)): readonly CheckedFix[] {
  const open = (texts: Files) => openSession(inMemory(texts), { languages, derivations, factors, given });
  const session = open(files);
  const before = session.report();
  return findingsOf(before).flatMap(({ rule, finding }) => {
    const [edit] = session.edits([finding]);
    if (!edit) return [];
    const faults = [...faultsOf({ rule, finding, edit }, files, before, open)];
    return [{ name: `${rule}  ${placeOf(finding)}`, rule, edit, faults }];
  });
}

interface Ruled {
  readonly rule: string;
  readonly finding: Finding;
}

function* faultsOf(
  { rule, finding, edit }: Ruled & { readonly edit: Edit },
  files: Files,
  before: Report,
  open: (files: Files) => Session,
): Generator<string> {
  const { texts } = applyEdits((path) => files[path] ?? '', [edit]);
  if (texts.size === 0) yield 'it changes nothing';
  for (const [path, text] of texts) yield* lineEndFaults(path, files[path] ?? '', text);
  const after = open({ ...files, ...Object.fromEntries(texts) }).report();
  for (const { path, reason } of after.gaps) {
    if (!before.gaps.some((gap) => gap.path === path && gap.reason === reason)) yield `${path} cannot be read any more: ${reason}`;
  }
  const known = countsOf(before);
  const counts = countsOf(after);
  const own = identityOf({ rule, finding });
  if ((counts.get(own) ?? 0) >= (known.get(own) ?? 0)) yield 'its finding is still there';
  const variable = finding.change?.kind === 'read-environment' ? finding.change.name : undefined;
  const places = (report: Report) => countsOf(report, ({ rule: id, finding: { location } }) => `${id} ${location.path}`);
  const [old, current] = [places(before), places(after)];
  for (const each of findingsOf(after)) {
    const place = `${each.rule} ${each.finding.location.path}`;
    const isAboutVariable = variable !== undefined && each.rule.startsWith('config/') && each.finding.key?.includes(variable) === true;
    // What no log was before is judged as one now.
    const isAboutForm = finding.change?.kind === 'stream-handler' && each.rule === 'logs/require-structured-logs';
    if ((current.get(place) ?? 0) > (old.get(place) ?? 0) && !isAboutVariable && !isAboutForm) {
      yield `it makes another finding: ${each.rule}  ${placeOf(each.finding)}  ${each.finding.message}`;
    }
  }
}

function* lineEndFaults(path: string, before: string, after: string): Generator<string> {
  const ends = (text: string) => new Set(text.match(/\r\n|\n|\r/g) ?? []);
  const known = ends(before);
  if (known.size > 0) for (const end of ends(after)) if (!known.has(end)) yield `${path} gets other line ends: ${JSON.stringify(end)}`;
}

function findingsOf({ verdicts }: Report): readonly Ruled[] {
  return verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, findings }) =>
      findings.flatMap((finding) => (finding.outcome === 'violates' ? [{ rule: rule.id, finding }] : [])),
    ),
  );
}

/** What stays the same when lines move. */
function identityOf({ rule, finding: { key, message, location } }: Ruled): string {
  return `${rule} ${location.path} ${key ?? ''} ${message.replace(/\d+/g, '#')}`;
}

function countsOf(report: Report, keyOf: (each: Ruled) => string = identityOf): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of findingsOf(report)) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

function placeOf({ location: { path, range } }: Finding): string {
  return range ? `${path}:${range.start.line}:${range.start.column}` : path;
}
