import { defineRule, outcomesOf, shownText, violates, type Value } from '@factorlint/core';

/** Files that hold configuration, by their names. */
const CONFIGURATION =
  /(?:^|\/)(?:[\w-]*[_.-])?(?:config|configuration|settings)(?:[_.-][\w-]*)?\.(?:json|ya?ml|toml|ini|cfg|conf|properties|env)$|(?:^|\/)\.env(?:\.[\w-]+)?$/i;

export const noRuntimeConfigFile = defineRule({
  id: 'config/no-runtime-config-file',
  code: 'TF0314',
  summary: 'The application writes no configuration to its disk.',
  scope: 'file',
  severity: 'warning',
  needs: ['file-write'],

  *check(facts) {
    for (const write of facts.of('file-write')) {
      const { path } = write.location;
      if (write.temporary || facts.appOf(write)?.type !== 'service' || facts.kindOf(path) !== 'production' || !facts.isProduction(write))
        continue;
      const file = nameOf(write.target);
      if (file === undefined) continue;
      yield violates(write, file, `The application keeps configuration in ${file} on its own disk.`, { confidence: 'likely' });
    }
  },
});

/** The last part of the path, where it is plain and names configuration. */
function nameOf(target: Value): string | undefined {
  for (const { value } of outcomesOf(target)) {
    const text = shownText(value);
    const name = text.slice(text.lastIndexOf('/') + 1);
    if (!name.includes('…') && CONFIGURATION.test(name)) return name;
  }
  return undefined;
}
