import type { Assignment, EntryPoint } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Condition } from '../../vocabulary/value.js';
import { assign, overlay, type Slots } from './tree.js';

/** The assignments of one settings module, or of one class in it, in order. */
export interface SettingsModule {
  readonly path: string;
  readonly owner?: string;
  readonly assignments: readonly Assignment[];
}

/** How deep settings modules take each other over. */
const MAX_IMPORTS = 8;

/** Every settings module, and each class of settings as a module of its own. */
export function settingsModules(facts: Facts<'assignment'>): readonly SettingsModule[] {
  const groups = new Map<string, Assignment[]>();
  for (const assignment of facts.of('assignment')) {
    const key = `${assignment.location.path}\0${assignment.owner ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(assignment);
    else groups.set(key, [assignment]);
  }
  return [...groups.values()].map((assignments) => {
    const sorted = [...assignments].sort((a, b) => a.order - b.order);
    const owner = sorted[0]?.owner;
    return { path: sorted[0]?.location.path ?? '', assignments: sorted, ...(owner === undefined ? {} : { owner }) };
  });
}

/** The paths of modules that another one takes over whole, whose own evaluation nobody asks for. */
export function takenOver(modules: readonly SettingsModule[]): ReadonlySet<string> {
  return new Set(modules.flatMap(({ assignments }) => assignments.flatMap((each) => sourceOf(each) ?? [])));
}

/** Runs a module: the ones that it takes over at their line, the last assignment wins, conditions keep both. */
export function evaluate(module: SettingsModule, byPath: ReadonlyMap<string, SettingsModule>): Slots {
  const slots: Slots = new Map();
  run(module, byPath, slots, new Set());
  return slots;
}

/** @param condition under which it is taken over */
function run(
  module: SettingsModule,
  byPath: ReadonlyMap<string, SettingsModule>,
  slots: Slots,
  running: ReadonlySet<string>,
  condition?: Condition,
): void {
  if (running.has(module.path) || running.size > MAX_IMPORTS) return;
  for (const assignment of module.assignments) {
    if (assignment.keys.length > 0) {
      assign(slots, condition && !assignment.condition ? { ...assignment, condition } : assignment);
      continue;
    }
    if (assignment.value.kind === 'unknown') overlay(slots, assignment.location);
    const source = sourceOf(assignment);
    const taken = source === undefined ? undefined : byPath.get(source);
    if (taken) run(taken, byPath, slots, new Set([...running, module.path]), assignment.condition ?? condition);
  }
}

function sourceOf({ keys, value }: Assignment): string | undefined {
  return keys.length === 0 && value.kind === 'reference' ? value.path : undefined;
}

/**
 * The file that a dotted module name means, among files of the tree: `config.settings.production` is the one whose path ends so.
 * The shortest one, where several do.
 */
export function fileOfModule(dotted: string, facts: Pick<Facts, 'paths'>): string | undefined {
  const tail = dotted.replaceAll('.', '/');
  const candidates = facts.paths.filter((path) =>
    [`${tail}.py`, `${tail}/__init__.py`].some((end) => path === end || path.endsWith(`/${end}`)),
  );
  return [...candidates].sort((a, b) => a.length - b.length)[0];
}

/** The settings modules that entry points fall back to, as files. */
export function defaultModules(entryPoints: readonly EntryPoint[], facts: Pick<Facts, 'paths'>): ReadonlySet<string> {
  return new Set(
    entryPoints.flatMap(({ settings }) => {
      const dotted =
        settings?.kind === 'literal' ? settings.value : settings?.kind === 'environment' ? defaultOf(settings.missing) : undefined;
      return (typeof dotted === 'string' ? fileOfModule(dotted, facts) : undefined) ?? [];
    }),
  );
}

function defaultOf(missing: 'fails' | 'empty' | { readonly kind: string; readonly value?: unknown }): unknown {
  return typeof missing === 'object' && missing.kind === 'literal' ? missing.value : undefined;
}
