import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** The line of a module of settings after which DEBUG may be replaced at run time. */
function overlaid(rest: string): number | undefined {
  const text = `import os\nimport importlib\n\nDEBUG = True\nINSTALLED_APPS = ["shop"]\n${rest}`;
  const setting = factsOf({ 'shop/settings.py': text, 'requirements.txt': 'django\n' })
    .of('setting')
    .find(({ keys }) => keys[0] === 'DEBUG');
  return setting?.overlaid?.range?.start.line;
}

it.for([
  ['a merge into the namespace', 'globals().update(importlib.import_module(os.environ["MORE"]).__dict__)\n', 6],
  ['an assignment to names that are computed', 'for name in dir(os):\n    globals()[name] = 1\n', 7],
  ['a function that is given the namespace', 'def load(into=locals()):\n    into["DEBUG"] = False\n\nload()\n', 9],
  ['a function that writes into it', 'def load(more):\n    globals().update(more)\n\nload(os.environ)\n', 9],
] as const)('sees %s', ([, rest, line]) => {
  expect(overlaid(rest)).toBe(line);
});

it.for([
  ['a function that nobody calls', 'def load(into=locals()):\n    into["DEBUG"] = False\n'],
  ['a call in another function', 'def load(into=locals()):\n    pass\n\ndef later():\n    load()\n'],
  ['a name that is written', 'globals()["ALLOWED_HOSTS"] = []\n'],
  ['a read', 'NAMES = list(globals())\n'],
  ['a string', 'HELP = "globals().update(x)"\n'],
  ['an assignment that comes later', 'globals().update(os.environ)\nDEBUG = True\n'],
] as const)('and none in %s', ([, rest]) => {
  expect(overlaid(rest)).toBeUndefined();
});
