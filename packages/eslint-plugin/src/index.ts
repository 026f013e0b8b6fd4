import { readFileSync } from 'node:fs';
import { factors } from '@factorlint/api';
import type { FactorSlug } from '@factorlint/core';
import type { ESLint, Linter, Rule } from 'eslint';
import { presetOf, type ConfigureOptions } from './configs/presets.js';
import { KINDS, TYPESCRIPT } from './languages/kinds.js';
import { languageOf } from './languages/language.js';
import { toEslintRule } from './rules/to-eslint-rule.js';

export { ready } from './project/ready.js';
export type { ConfigureOptions } from './configs/presets.js';
export type { RuleOptions } from './rules/to-eslint-rule.js';

/** `recommended`, `strict`, and one for each factor under its slug, which is `recommended` for that factor alone. */
export type ConfigName = 'recommended' | 'strict' | FactorSlug;

/** What `import factorlint from 'eslint-plugin-factorlint'` gives. */
export interface FactorlintPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<ConfigName, Linter.Config[]>;
  /** A configuration for a folder and with options; give `root: import.meta.dirname`. */
  readonly configure: (options?: ConfigureOptions) => Linter.Config[];
}

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};

const parts = {
  meta: { name, version, namespace: 'factorlint' },
  rules: Object.fromEntries(factors.flatMap(({ rules }) => rules.map((rule) => [rule.id, toEslintRule(rule)]))),
  languages: Object.fromEntries([...KINDS, TYPESCRIPT].map((kind) => [kind.id, languageOf(kind)])) as unknown as NonNullable<
    ESLint.Plugin['languages']
  >,
};

const plugin: FactorlintPlugin = Object.assign(parts, {
  configs: {} as Record<ConfigName, Linter.Config[]>,
  configure: (options: ConfigureOptions = {}) => presetOf('factorlint/configured', plugin, options),
});
plugin.configs.recommended = presetOf('factorlint/recommended', plugin);
plugin.configs.strict = presetOf('factorlint/strict', plugin, { preset: 'strict' });
for (const { slug } of factors) plugin.configs[slug] = presetOf(`factorlint/${slug}`, plugin, { factors: [slug] });

/** A configuration for a folder and with options. */
export const configure: FactorlintPlugin['configure'] = plugin.configure;

export default plugin;
