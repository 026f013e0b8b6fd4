import type { Assignment, Binding } from '../../vocabulary/facts/index.js';
import { field } from './node.js';
import type { PythonModule } from './module.js';
import { inOrder, moduleDrafts, settingsOf } from './facts/settings.js';
import { fold } from './values/bound.js';
import { secretUnder } from './values/place.js';

/**
 * What module-level names are after the whole module has run. A name that may come by a star import is a reference to that module.
 * `*` asks for every name, in the order of their first binding; each star import is then a binding of the name `*`. The assignments of a
 * module that does not look like settings by itself are stated too.
 */
export function* bindingsIn(module: PythonModule, names: readonly string[]): Generator<Binding | Assignment> {
  const { effects, stars } = module.reader.module;
  const all = names.includes('*');
  for (const name of all ? [...effects.keys()] : names) {
    const binding = bindingOf(name, module);
    if (binding) yield binding;
  }
  if (!all) return;
  for (const star of stars) {
    const from = field(star, 'module_name');
    const location = module.at(star);
    if (from) yield { kind: 'binding', name: '*', value: { kind: 'reference', module: module.text(from), name: '*', location }, location };
  }
  if (settingsOf(module)) return;
  let order = 0;
  for (const draft of inOrder(moduleDrafts(module, undefined))) yield { ...draft, order: order++ };
}

function bindingOf(name: string, module: PythonModule): Binding | undefined {
  const { effects, stars } = module.reader.module;
  const own = effects.get(name);
  const value = own && fold(own, undefined, module);
  if (value) return { kind: 'binding', name, value: secretUnder(value, name), location: module.at(own.at(-1)!.target) };
  const from = own ? undefined : field(stars.at(-1), 'module_name');
  if (!from) return undefined;
  const location = module.at(from);
  return { kind: 'binding', name, value: { kind: 'reference', module: module.text(from), name, location }, location };
}
