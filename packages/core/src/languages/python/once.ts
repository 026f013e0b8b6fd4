import type { PythonModule } from './module.js';

/** The same answer again for the same module, worked out at the first question. What is worked out must not depend on anything else. */
export function once<T>(answer: (module: PythonModule) => T): (module: PythonModule) => T {
  const known = new WeakMap<PythonModule, { readonly value: T }>();
  return (module) => {
    let found = known.get(module);
    if (!found) known.set(module, (found = { value: answer(module) }));
    return found.value;
  };
}
