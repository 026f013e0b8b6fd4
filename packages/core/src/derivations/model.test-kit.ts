import { openSession } from '../engine/index.js';
import { languages } from '../languages/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import type { Derivation } from '../vocabulary/derivation.js';
import type { FactOf, Process, Step } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { literalText } from '../vocabulary/script.js';
import type { Value } from '../vocabulary/value.js';
import { derivations } from './index.js';

await loadGrammars();

/** The facts about some files, derived ones too. @throws what a derivation throws */
export function factsOf(files: Readonly<Record<string, string>>): Facts {
  const errors: unknown[] = [];
  const watched = derivations.map((derivation): Derivation => ({
    ...derivation,
    derive(facts) {
      try {
        return [...derivation.derive(facts)];
      } catch (error) {
        errors.push(error);
        return [];
      }
    },
  }));
  const facts = openSession(inMemory(files), { languages, derivations: watched, factors: [] }).facts();
  if (errors.length > 0) throw errors[0];
  return facts;
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
