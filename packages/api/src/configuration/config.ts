import type { FactorSlug, RuleCode, RuleId, Severity } from '@factorlint/core';

/** `on`: the rule speaks with its own severity, as it does without being named. */
export type RuleSetting = Severity | 'on' | 'off';

/** By rule (its id or code) or by factor (its slug, for all its rules). Where both stand, the rule counts. */
export type RuleSettings = Readonly<Partial<Record<RuleId | RuleCode | FactorSlug, RuleSetting>>>;

/**
 * What a configuration file says. Patterns are those of `.gitignore`, relative to the folder of the file in which they stand; paths are
 * relative to it too.
 */
export interface Config {
  readonly $schema?: string;
  /** Other configurations that this one builds on, the first one first: files (`./base.json`) or packages. */
  readonly extends?: string | readonly string[];
  readonly rules?: RuleSettings;
  /** Other settings for some files; the last one that fits counts. */
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  /** Files that are treated as if they were not there. */
  readonly ignores?: readonly string[];
  /** Deploy files whose purpose is this, whatever their name and content say. */
  readonly deployPaths?: { readonly production?: readonly string[]; readonly development?: readonly string[] };
  /** Exceptions for files that hold no comments. */
  readonly waivers?: readonly ConfiguredWaiver[];
}

/** Excuses the findings of one rule, or of all rules of a factor, in one file. */
export interface ConfiguredWaiver {
  readonly rule: RuleId | RuleCode | FactorSlug;
  readonly path: string;
  /** The finding's key, as the JSON report shows it; absent: every finding of the rule in the file. */
  readonly key?: string;
  readonly reason: string;
}

/** Gives a configuration back as it is: editors know its type. */
export function defineConfig(config: Config): Config {
  return config;
}
