import { outcomesOf, textOf, type Facts, type Setting, type Value, type ValueOutcome } from '@factorlint/core';
import { whereOf, type Where } from './backends.js';

/** The settings of one production settings module. */
export interface InForce {
  readonly module: string;
  get(...keys: readonly string[]): Setting | undefined;
  readonly all: readonly Setting[];
}

/** Every settings module that production may load, with its settings. */
export function modulesInForce(facts: Facts<'setting'>): readonly InForce[] {
  const groups = new Map<string, Setting[]>();
  for (const setting of facts.of('setting')) {
    if (!setting.production) continue;
    const group = groups.get(setting.module);
    if (group) group.push(setting);
    else groups.set(setting.module, [setting]);
  }
  return [...groups].map(([module, all]) => ({
    module,
    all,
    get: (...keys) => all.find((setting) => setting.keys.length === keys.length && keys.every((key, index) => setting.keys[index] === key)),
  }));
}

/** One backend that a setting may name. */
export interface NamedBackend {
  readonly where: Where;
  readonly value: Value;
  /** Only in one branch, or when a variable is missing. */
  readonly conditional: boolean;
}

/** The backends that a setting may name. */
export function backendsOf(setting: Setting): readonly NamedBackend[] {
  const outcomes = outcomesOf(setting.value);
  return outcomes.flatMap((outcome: ValueOutcome) => {
    const name = textOf(outcome.value);
    if (name === undefined) return [];
    return [
      {
        where: whereOf(name),
        value: outcome.value,
        conditional: outcome.when.length > 0 || outcomes.length > 1 || outcome.fallbackOf !== undefined,
      },
    ];
  });
}
