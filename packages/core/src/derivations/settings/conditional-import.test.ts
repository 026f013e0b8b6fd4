import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** What a module of settings says of a time limit, where it takes over another module in a certain way. */
function limit(taking: string) {
  const base = `import os\nimport sys\n\nDEBUG = False\nALLOWED_HOSTS = []\nINSTALLED_APPS = ["shop"]\nSESSION_LIMIT = os.environ["LIMIT"]\n${taking}`;
  return factsOf({
    'shop/settings/base.py': base,
    'shop/settings/more.py': 'SESSION_LIMIT = 60\nSESSION_NAME = "shop"\n',
    'requirements.txt': 'django\n',
  })
    .of('setting')
    .find(({ keys, module }) => keys[0] === 'SESSION_LIMIT' && module === 'shop/settings/base.py')?.value.kind;
}

it('takes over what another module says, for good or under a condition', () => {
  expect(limit('from .more import *\n')).toBe('literal');
  expect(limit('if sys.argv[1] == "test":\n    from .more import *\n')).toBe('choice');
  expect(limit('')).toBe('environment');
});
