import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../syntax/tree-sitter.js';
import { filesIn, told } from '../asking/both-ways.test-kit.js';
import { python, wholePython } from './index.js';

beforeAll(loadGrammars);

const same = (path: string, text: string) => expect(told(python, path, text)).toEqual(told(wholePython, path, text));

describe('reading some statements says what reading the whole file says', () => {
  it.for(filesIn('test-fixtures', /\.py$/))('%s', ([path, text]) => same(path, text));

  const examples = filesIn('docs/rules', /\.md$/).flatMap(([page, text]) =>
    [...text.matchAll(/^```python[^\n]*\n([^]*?)^```/gm)].map((match, index) => [`${page} ${index + 1}`, match[1] ?? ''] as const),
  );
  it.for(examples)('of the example %s', ([, text]) => {
    same('shop/app.py', text);
    same('shop/settings.py', text);
  });

  it.for([
    ['a name that is bound in a branch', 'import os\nif DEBUG:\n    env = os.environ\nelse:\n    env = {}\nport = env["PORT"]\n'],
    ['a name that an exception binds', 'import os\ntry:\n    a = os.environ["A"]\nexcept KeyError as env:\n    a = env.get("B")  # c\n'],
    ['a name that a loop binds', 'import os\nfor name in ["A", "B"]:\n    print(os.environ[name])\n'],
    ['a name that a walrus binds', 'import os\nif (key := "PORT") and x:\n    port = os.environ[key]\n'],
    ['several statements on a line', 'import os; env = os.environ; a = env["A"]\n'],
    ['bodies on the line of their heads', 'import os\nif x: env = os.environ\nclass C: a = env["A"]\ndef f(): return env["B"]\n'],
    [
      'a match',
      'import os\nmatch os.environ["A"]:\n    case "x":\n        key = "B"\n    case _:\n        key = "C"\nv = os.environ[key]\n',
    ],
    ['a method and what the class binds', 'import os\nclass C:\n    key = "A"\n    def f(self):\n        return os.environ[self.key]\n'],
    ['a global that a function writes', 'CACHE = {}\ndef f(user_id):\n    global CACHE\n    CACHE[user_id] = 1\n'],
    ['a decorator and its function', 'from flask import Flask\napp = Flask("a")\n@app.route("/health")\ndef health():\n    return "ok"\n'],
    ['a chain of names', 'import os as o\ne = o.environ\nf = e\ng = f["A"]\n'],
    ['an unpacked pair', 'import os\na, b = os.environ["A"], os.getenv("B", "c")\nprint(a, b)\n'],
    ['a settings class', 'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    port: int = 80\n    secret_key: str\n'],
    ['a template', 'name = {{ cookiecutter.name }}\nimport os\nos.environ["A"]\n'],
    ['a part that is no Python', 'import os\nx = = 1\nos.environ["A"]\n'],
    ['the second Python', 'import os\nprint os.environ["A"]\n'],
    ['a waiver', 'import os\nos.environ["A"]  # factorlint-disable-line config -- it may\n'],
    ['lines that end in carriage returns', 'import os\r\nif x:\r\n    a = os.environ["A"]\r\nelse:\r\n    a = 1\r\n'],
    [
      'a statement in brackets over several lines',
      'import os\nconfig = dict(\n    a=os.environ.get(\n        "A",  # b\n        "c",\n    ),\n)\n',
    ],
  ] as const)('%s', ([, text]) => {
    same('shop/app.py', text);
    same('shop/settings.py', text);
  });
});
