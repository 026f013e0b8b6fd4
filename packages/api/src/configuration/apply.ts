import { join, relative } from 'node:path';
import ignore from 'ignore';
import type { Excuse, Factor, Fact, Severity } from '@factorlint/core';
import { withSlashes } from '../disk/directories.js';
import { factors as all } from '../factors.js';
import type { RuleSetting, RuleSettings } from './config.js';
import type { Configuration, Layer } from './configuration.js';

/** A configuration as one analysis obeys it. Paths are those of the analysed tree. */
export interface AppliedConfiguration {
  /** Whether a file is treated as if it were not there. */
  isIgnored(path: string): boolean;
  /** The severity of a rule in a file; undefined: the rule's own. */
  severityOf(rule: string, path: string): Severity | 'off' | undefined;
  /** The rules that speak anywhere. */
  spoken(factors: readonly Factor[]): readonly Factor[];
  readonly excuses: readonly Excuse[];
  /** What the configuration says about files of the tree. */
  facts(paths: readonly string[]): readonly Fact[];
}

/**
 * @param root the folder that is analysed, absolute
 * @param asked ids of rules that are asked for by name: they speak also where the configuration turns them off altogether
 */
export function applyConfiguration({ layers }: Configuration, root: string, asked: ReadonlySet<string>): AppliedConfiguration {
  const scoped = layers.map((layer) => scopeOf(layer, root));
  const settingOf = (rule: string, path: string): RuleSetting | undefined => {
    let setting: RuleSetting | undefined;
    for (const { rules, overrides } of scoped) {
      const general = rules(rule);
      if (general !== undefined) setting = general === 'off' && asked.has(rule) ? 'on' : general;
      for (const { matches, rules: special } of overrides) {
        const own = special(rule);
        if (own !== undefined && matches(path)) setting = own;
      }
    }
    return setting;
  };
  const isOff = (rule: string) =>
    settingOf(rule, '') === 'off' && !scoped.some(({ overrides }) => overrides.some(({ rules }) => (rules(rule) ?? 'off') !== 'off'));
  return {
    isIgnored: (path) => scoped.some(({ isIgnored }) => isIgnored(path)),
    severityOf: (rule, path) => {
      const setting = settingOf(rule, path);
      return setting === 'on' ? undefined : setting;
    },
    spoken: (factors) => factors.map((factor) => ({ ...factor, rules: factor.rules.filter(({ id }) => !isOff(id)) })),
    excuses: scoped.flatMap(({ excuses }) => excuses),
    facts: (paths) =>
      paths.flatMap((path): readonly Fact[] => {
        const purpose = scoped.map(({ purposeOf }) => purposeOf(path)).findLast((each) => each !== undefined);
        return purpose ? [{ kind: 'deploy-purpose', location: { path }, purpose }] : [];
      }),
  };
}

/** The setting of every rule, by id, where no override says otherwise: a severity or `off`. */
export function effectiveSettings({ layers }: Configuration): Readonly<Record<string, Severity | 'off'>> {
  const settings = layers.map(({ config }) => settingsOf(config.rules ?? {}));
  return Object.fromEntries(
    all.flatMap(({ rules }) =>
      rules.map(({ id, severity }) => {
        const setting = settings.map((of) => of(id)).findLast((each) => each !== undefined);
        return [id, setting === undefined || setting === 'on' ? severity : setting];
      }),
    ),
  );
}

/** Whether a configuration ignores a whole folder (absolute). */
export function ignoresFolder(layers: readonly Layer[], folder: string): boolean {
  return layers.some(({ folder: own, config: { ignores = [] } }) => {
    const path = withSlashes(relative(own, folder));
    return (
      ignore.isPathValid(path) &&
      ignore()
        .add([...ignores])
        .ignores(`${path}/`)
    );
  });
}

type Matcher = (path: string) => boolean;

interface Scope {
  readonly rules: (rule: string) => RuleSetting | undefined;
  readonly overrides: readonly { readonly matches: Matcher; readonly rules: (rule: string) => RuleSetting | undefined }[];
  readonly isIgnored: Matcher;
  readonly excuses: readonly Excuse[];
  readonly purposeOf: (path: string) => 'production' | 'development' | undefined;
}

function scopeOf({ file, folder, config }: Layer, root: string): Scope {
  const { rules = {}, overrides = [], ignores = [], deployPaths = {}, waivers = [] } = config;
  const matcher = matcherFor(folder, root);
  const isProduction = matcher(deployPaths.production ?? []);
  const isDevelopment = matcher(deployPaths.development ?? []);
  const location = { path: file === undefined ? '.' : withSlashes(relative(root, file)) };
  return {
    rules: settingsOf(rules),
    overrides: overrides.map((override) => ({ matches: matcher(override.files), rules: settingsOf(override.rules) })),
    isIgnored: matcher(ignores),
    excuses: waivers.flatMap(({ rule, path, key, reason }): Excuse[] => {
      const own = withSlashes(relative(root, join(folder, path)));
      if (own.startsWith('../')) return [];
      return [{ rule: idOf(rule), path: own, ...(key !== undefined && { key }), reason, location }];
    }),
    purposeOf: (path) => (isProduction(path) ? 'production' : isDevelopment(path) ? 'development' : undefined),
  };
}

/** Of a path of the tree at `root`, whether one of some patterns fits that are relative to `folder`. Nothing outside the folder fits. */
function matcherFor(folder: string, root: string): (patterns: readonly string[]) => Matcher {
  const toRoot = withSlashes(relative(folder, root));
  const toFolder = withSlashes(relative(root, folder));
  const within = (path: string): string | undefined => {
    if (toRoot === '') return path;
    if (!toRoot.startsWith('..')) return `${toRoot}/${path}`;
    return !toFolder.startsWith('..') && path.startsWith(`${toFolder}/`) ? path.slice(toFolder.length + 1) : undefined;
  };
  return (patterns) => {
    if (patterns.length === 0) return () => false;
    const rules = ignore({ ignoreCase: false }).add([...patterns]);
    return (path) => {
      const own = within(path);
      return own !== undefined && ignore.isPathValid(own) && rules.ignores(own);
    };
  };
}

/** Settings by rule; a rule's own weighs more than its factor's. */
function settingsOf(settings: RuleSettings): (rule: string) => RuleSetting | undefined {
  const own = new Map<string, RuleSetting>();
  const entries = Object.entries(settings) as [string, RuleSetting][];
  for (const [name, setting] of entries) own.set(idOf(name), setting);
  return (rule) => own.get(rule) ?? own.get(rule.slice(0, rule.indexOf('/')));
}

/** The id of a rule's code; any other name as it is. */
function idOf(name: string): string {
  return (codes ??= new Map(all.flatMap(({ rules }) => rules.map(({ code, id }) => [code, id])))).get(name) ?? name;
}
let codes: ReadonlyMap<string, string> | undefined;
