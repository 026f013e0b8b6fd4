import { factors } from '@factorlint/api';
import type { FactorSlug, Rule } from '@factorlint/core';
import type { ESLint, Linter } from 'eslint';
import { FOREIGN_FOLDERS, KINDS, TYPESCRIPT } from '../languages/kinds.js';
import { settingsFor } from './settings.js';

/** What `configure` takes. */
export interface ConfigureOptions {
  /** The folder that holds the repository; ESLint's working directory by default. Give `import.meta.dirname`. */
  readonly root?: string;
  /** `recommended` (the default) leaves notes out; `strict` shows them as warnings. */
  readonly preset?: 'recommended' | 'strict';
  /** Only the rules of these factors; of all twelve by default. */
  readonly factors?: readonly FactorSlug[];
  /** Kinds of file (`json`, `yaml`, …) whose language another plugin brings, or that are not to be linted. */
  readonly without?: readonly string[];
  /** Lints `.ts`, `.cts`, `.mts` and `.tsx` without a parser; for who has none in the configuration. */
  readonly typescript?: boolean;
}

/**
 * The objects of a flat configuration.
 * @param name of the first; those of the kinds stand below it
 * @throws {TypeError} when an option names a factor or a kind that does not exist
 */
export function presetOf(name: string, plugin: ESLint.Plugin, options: ConfigureOptions = {}): Linter.Config[] {
  const { root, preset = 'recommended', factors: slugs, without = [], typescript = false } = options;
  requireKnown(
    'factor',
    slugs ?? [],
    factors.map(({ slug }) => slug),
  );
  requireKnown(
    'kind',
    without,
    KINDS.map(({ id }) => id),
  );
  requireKnown('preset', [preset], ['recommended', 'strict']);
  const chosen = factors.filter(({ slug }) => slugs?.includes(slug) ?? true);
  const rules = chosen.flatMap((factor) => factor.rules.map((rule) => [`factorlint/${rule.id}`, entryOf(rule, preset)] as const));
  const kinds = [...KINDS.filter(({ id }) => !without.includes(id)), ...(typescript ? [TYPESCRIPT] : [])];
  const plugins = { factorlint: plugin };
  return [
    { name: `${name}/foreign-folders`, ignores: [...FOREIGN_FOLDERS] },
    // Every file that something else makes ESLint lint: it selects none by itself.
    { name, files: ['**/*'], plugins, settings: settingsFor(root), rules: Object.fromEntries<Linter.RuleEntry>(rules) },
    ...kinds.map(({ id, files, ignores }) => ({
      name: `${name}/${id}`,
      files: [...files],
      ...(ignores && { ignores: [...ignores] }),
      plugins,
      language: `factorlint/${id}`,
    })),
  ];
}

function entryOf({ severity }: Rule, preset: 'recommended' | 'strict'): Linter.RuleEntry {
  const level = severity === 'error' ? 'error' : 'warn';
  if (preset === 'strict') return [level, { minimum: 'note' }];
  return severity === 'note' ? 'off' : level;
}

function requireKnown(what: string, given: readonly string[], known: readonly string[]): void {
  const stranger = given.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new TypeError(`factorlint: there is no ${what} ${stranger}. There are ${known.join(', ')}.`);
}
