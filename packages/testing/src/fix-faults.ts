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
  type TextChange,
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
 * one has come (of a literal that becomes a variable, those about that variable may), line ends and comments stay, and nothing else is
 * written than what it says. All of them together come to an end: then there is nothing left to fix.
 * @param given what version control says; by default that all is tracked
 */
export function checkFixes(files: Files, factors: readonly Factor[], given: readonly Fact[] = allTracked(files)): readonly CheckedFix[] {
  const open = (texts: Files) => openSession(inMemory(texts), { languages, derivations, factors, given });
  const session = open(files);
  const before = session.report();
  const found = findingsOf(before).flatMap(({ rule, finding }) =>
    session.edits([finding]).flatMap((edit) => (edit ? { rule, finding, edit } : [])),
  );
  if (found.length === 0) return [];
  // Files that an edit leaves alone are read once.
  const trial = open(files);
  trial.report();
  const checked = found.map((each) => ({
    name: `${each.rule}  ${placeOf(each.finding)}`,
    rule: each.rule,
    edit: each.edit,
    faults: [...faultsOf(each, files, before, trial)],
  }));
  const [first, ...others] = checked;
  const left = leftAfterAll(files, trial);
  return first ? [{ ...first, faults: [...first.faults, ...left] }, ...others] : [];
}

/** As often as fixes may make room for one another. */
const PASSES = 10;

/** Applies whatever can be, again and again. */
function* leftAfterAll(files: Files, trial: Session): Generator<string> {
  const texts = { ...files };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const edits = trial.edits(findingsOf(trial.report()).map(({ finding }) => finding)).filter((edit) => edit !== undefined);
    if (edits.length === 0) return;
    for (const [path, text] of applyEdits((each) => texts[each] ?? '', edits).texts) {
      texts[path] = text;
      trial.update(path, text);
    }
  }
  yield `after ${String(PASSES)} passes there is still something to fix`;
}

interface Ruled {
  readonly rule: string;
  readonly finding: Finding;
}

function* faultsOf(
  { rule, finding, edit }: Ruled & { readonly edit: Edit },
  files: Files,
  before: Report,
  trial: Session,
): Generator<string> {
  const { texts } = applyEdits((path) => files[path] ?? '', [edit]);
  if (texts.size === 0) yield 'it changes nothing';
  for (const [path, text] of texts) {
    yield* lineEndFaults(path, files[path] ?? '', text);
    yield* commentFaults(path, files[path] ?? '', text);
    if (
      text !==
      spliced(
        files[path] ?? '',
        edit.changes.filter((change) => change.path === path),
      )
    )
      yield `${path} changes where nothing says so`;
  }
  for (const [path, text] of texts) trial.update(path, text);
  const after = trial.report();
  for (const path of texts.keys()) trial.update(path, undefined);
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
  const place = `${rule} ${finding.location.path}`;
  if ((current.get(place) ?? 0) >= (old.get(place) ?? 0)) yield 'there are as many of its findings as before';
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

/** What begins with `# ` or `// `, up to the end of its line. */
const COMMENT = /(?:^|(?<=[ \t]))(?:#|\/\/) [^\r\n]*/gm;

function* commentFaults(path: string, before: string, after: string): Generator<string> {
  for (const [comment] of before.matchAll(COMMENT)) if (!after.includes(comment)) yield `${path} loses a comment: ${comment}`;
}

/** A text with pieces of its lines replaced: lines and columns are counted anew here. */
function spliced(text: string, changes: readonly TextChange[]): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = ({ line, column }: { readonly line: number; readonly column: number }) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length, 0) + column - 1;
  const pieces = changes
    .map((change) => ({ start: offset(change.range.start), end: offset(change.range.end), text: change.text }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const kept = [0, ...pieces.map(({ end }) => end)].map((start, index) => text.slice(start, pieces[index]?.start));
  return kept.map((each, index) => each + (pieces[index]?.text ?? '')).join('');
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
