import { collectFacts, documentKind, openDocument } from '../engine/index.js';
import { deployLanguages } from '../languages/deploy/index.js';
import { languages } from '../languages/index.js';
import { deriveFacts } from '../engine/derive.js';
import { readProcfile } from '../syntax/procfile.js';
import { readScript, shellOf } from '../syntax/shell/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import { literalText } from '../vocabulary/script.js';
import type { Document } from '../vocabulary/document.js';
import type { Fact, FactOf, Process, Step } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { inMemory } from '../vocabulary/file-tree.js';
import type { Value } from '../vocabulary/value.js';
import { derivations } from './index.js';

await loadGrammars();

/** The facts about some files, derived ones too. */
export function factsOf(files: Readonly<Record<string, string>>, more: readonly Fact[] = []): Facts {
  const tree = inMemory(files);
  const known = [...new Set([...languages, ...deployLanguages])];
  const stated = tree.paths.flatMap((path): Fact[] => {
    const document = openDocument(path, tree);
    const own = known
      .filter((language) => language.reads(path, () => document.text))
      .flatMap((language) => [...language.extract(document)]);
    return own.some(({ kind }) => kind === 'command' || kind === 'workload') ? own : [...own, ...commandsOf(document)];
  });
  const facts = collectFacts([...stated, ...more], { paths: tree.paths, kindOf: (path) => documentKind(path, () => tree.read(path)) });
  const failures = deriveFacts(facts, derivations);
  if (failures.size > 0) throw new Error([...failures.values()].join('\n'));
  return facts;
}

function commandsOf(document: Document): readonly Fact[] {
  const { path } = document;
  const location = document.locate(0, document.text.length);
  if (path.endsWith('.sh') || shellOf(document.text) !== undefined) {
    return [{ kind: 'command', script: readScript(document), form: 'shell', purpose: 'script', name: path, from: 'shell', location }];
  }
  if (!/(?:^|\/)Procfile/.test(path)) return [];
  return readProcfile(document).entries.map((entry): Fact => ({
    kind: 'workload',
    name: entry.type,
    form: 'procfile',
    command: {
      kind: 'command',
      script: readScript(entry.command),
      form: 'shell',
      purpose: 'start',
      name: entry.type,
      from: 'procfile',
      location: entry.location,
    },
    ...(entry.type === 'release' ? { release: true as const } : {}),
    environment: [],
    environmentFiles: [],
    open: [],
    ports: [],
    volumes: [],
    probes: [],
    dependsOn: [],
    location: entry.location,
  }));
}

/** The processes of a repository, as lines: `path name role: before && main`. */
export function processesOf(files: Readonly<Record<string, string>>): readonly FactOf<'process'>[] {
  return factsOf(files).of('process');
}

/** The words of a step. */
export function shownStep(step: Step | undefined): string {
  return step?.arguments.map(shown).join(' ') ?? '';
}

/** What runs, in one line: steps before, then the program that stays. */
export function shownProcess({ before, main }: Process): string {
  const marks = (step: Step) => `${step.conditional ? '?' : ''}${step.loop ? '@' : ''}${step.background ? '&' : ''}${shownStep(step)}`;
  return [...before.map(marks), shownStep(main)].join(' ; ');
}

/** A value in one line: `8000`, `$PORT`, `${PORT:-8000}`. */
export function shown(value: Value | undefined): string {
  switch (value?.kind) {
    case undefined:
      return '';
    case 'environment':
      return typeof value.missing === 'object' ? `\${${value.name ?? ''}:-${shown(value.missing)}}` : `$${value.name ?? ''}`;
    case 'text':
      return value.parts.map(shown).join('');
    case 'choice':
      return value.options.map((option) => shown(option.value)).join('|');
    case 'parameter':
      return `$${value.name}`;
    default:
      return literalText(value) ?? '?';
  }
}
