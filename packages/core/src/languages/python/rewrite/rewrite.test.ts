import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../syntax/tree-sitter.js';
import type { Change } from '../../../vocabulary/change.js';
import { rewrittenBy, type ChangeRest } from '../../rewrite.test-kit.js';
import { python } from '../index.js';

beforeAll(loadGrammars);

const rewritten = <K extends Change['kind']>(kind: K, marked: string, rest: ChangeRest<K>) =>
  rewrittenBy(python, 'app.py', kind, marked, rest);

const place = { path: 'app.py' };
const secret = (text: string, name = 'SECRET_KEY') => rewritten('read-environment', text, { name, missing: 'fails' });
const port = (text: string, value = 8000) =>
  rewritten('read-environment', text, { name: 'PORT', missing: { kind: 'literal', value, location: place }, coercion: 'integer' });

describe('a secret in the code', () => {
  it.each([
    ['no import', 'SECRET_KEY = «"abc"»\n', 'import os\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n'],
    ['an import', 'import os\nSECRET_KEY = «"abc"»\n', 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n'],
    ['single quotes', "import os\nA = 'b'\nSECRET_KEY = «'abc'»\n", "import os\nA = 'b'\nSECRET_KEY = os.environ['SECRET_KEY']\n"],
    ['environ by name', 'from os import environ\nSECRET_KEY = «"abc"»\n', 'from os import environ\nSECRET_KEY = environ["SECRET_KEY"]\n'],
    ['another name', 'import os as system\nSECRET_KEY = «"abc"»\n', 'import os as system\nSECRET_KEY = system.environ["SECRET_KEY"]\n'],
    ['a docstring', '"""Settings."""\nSECRET_KEY = «"abc"»\n', '"""Settings."""\n\nimport os\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n'],
    [
      'a docstring and an empty line',
      '"""Settings."""\n\nSECRET_KEY = «"abc"»\n',
      '"""Settings."""\n\nimport os\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    [
      'the future',
      'from __future__ import annotations\n\nSECRET_KEY = «"abc"»\n',
      'from __future__ import annotations\n\nimport os\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    [
      'a program with an encoding',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nSECRET_KEY = «"abc"»\n',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport os\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    [
      'a licence above, a comment at the line',
      '# Licence\n\n# Keep it.\nSECRET_KEY = «"abc"»  # noqa\n',
      '# Licence\n\nimport os\n\n# Keep it.\nSECRET_KEY = os.environ["SECRET_KEY"]  # noqa\n',
    ],
    [
      'sorted imports',
      'import json\nimport sys\nfrom pathlib import Path\n\nimport flask\n\nSECRET_KEY = «"abc"»\n',
      'import json\nimport os\nimport sys\nfrom pathlib import Path\n\nimport flask\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    [
      'imports from the standard library',
      'from pathlib import Path\n\nSECRET_KEY = «"abc"»\n',
      'import os\nfrom pathlib import Path\n\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    [
      'imports of libraries',
      'from flask import Flask\napp = Flask(__name__)\napp.secret_key = «"abc"»\n',
      'import os\n\nfrom flask import Flask\napp = Flask(__name__)\napp.secret_key = os.environ["SECRET_KEY"]\n',
    ],
    [
      'django-environ',
      'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)\nSECRET_KEY = «"abc"»\n',
      'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)\nSECRET_KEY = env("SECRET_KEY")\n',
    ],
    [
      'django-environ below',
      'import environ\nSECRET_KEY = «"abc"»\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)\n',
      'import os\n\nimport environ\nSECRET_KEY = os.environ["SECRET_KEY"]\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)\n',
    ],
    [
      'decouple',
      "from decouple import config\nDEBUG = config('DEBUG', default=False, cast=bool)\nSECRET_KEY = «'abc'»\n",
      "from decouple import config\nDEBUG = config('DEBUG', default=False, cast=bool)\nSECRET_KEY = config('SECRET_KEY')\n",
    ],
    [
      'starlette',
      'from starlette.config import Config\nconfig = Config(".env")\nDEBUG = config("DEBUG", cast=bool, default=False)\nSECRET_KEY = «"abc"»\n',
      'from starlette.config import Config\nconfig = Config(".env")\nDEBUG = config("DEBUG", cast=bool, default=False)\nSECRET_KEY = config("SECRET_KEY")\n',
    ],
    [
      'a prefix that would change the name',
      'import os\nfrom starlette.config import Config\nconfig = Config(env_prefix="APP_")\nDEBUG = config("DEBUG")\nSECRET_KEY = «"abc"»\n',
      'import os\nfrom starlette.config import Config\nconfig = Config(env_prefix="APP_")\nDEBUG = config("DEBUG")\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    ],
    ['in a call', 'import os\nconnect(password=«"abc"», user="u")\n', 'import os\nconnect(password=os.environ["SECRET_KEY"], user="u")\n'],
    [
      'in a function, with tabs',
      'import os\n\ndef f():\n\treturn g(«"abc"»)\n',
      'import os\n\ndef f():\n\treturn g(os.environ["SECRET_KEY"])\n',
    ],
    ['CRLF', 'import os\r\nSECRET_KEY = «"abc"»\r\nA = 1\r\n', 'import os\r\nSECRET_KEY = os.environ["SECRET_KEY"]\r\nA = 1\r\n'],
    ['a whole URL', 'import os\nURL = «"amqp://u:p@mq/"»\n', 'import os\nURL = os.environ["SECRET_KEY"]\n'],
  ])('%s', (_, before, after) => {
    expect(secret(before)).toBe(after);
  });

  it.each([
    ['part of a text', 'import os\nURL = "amqp://u:«pw»@mq/"\n'],
    ['a default argument', 'def f(password=«"abc"»):\n    pass\n'],
    ['a key', 'D = {«"abc"»: 1}\n'],
    ['in an f-string', 'A = f"{g(«\'abc\'»)}"\n'],
    ['bytes', 'A = «b"abc"»\n'],
    ['os is something else', 'os = 1\nA = «"abc"»\n'],
    ['a parameter called os', 'import os\ndef f(os):\n    return g(«"abc"»)\n'],
    ['a broken file', 'def (:\nA = «"abc"»\n'],
  ])('is left alone: %s', (_, before) => {
    expect(secret(before)).toBeUndefined();
  });
});

describe('a secret that stands in for a variable', () => {
  it.each([
    ['get', 'import os\nA = «os.environ.get("SECRET_KEY", "abc")»\n', 'import os\nA = os.environ["SECRET_KEY"]\n'],
    ['get, from its default', 'import os\nA = os.environ.get("SECRET_KEY", «"abc"»)\n', 'import os\nA = os.environ["SECRET_KEY"]\n'],
    [
      'getenv',
      "from os import getenv\nA = «getenv('SECRET_KEY', 'abc')»\n",
      "import os\nfrom os import getenv\nA = os.environ['SECRET_KEY']\n",
    ],
    ['or', 'import os\nA = «os.getenv("SECRET_KEY")» or "abc"\n', 'import os\nA = os.environ["SECRET_KEY"]\n'],
    [
      'a keyword of django-environ',
      'import environ\nenv = environ.Env()\nA = «env("SECRET_KEY", default="abc")»\n',
      'import environ\nenv = environ.Env()\nA = env("SECRET_KEY")\n',
    ],
    [
      'a scheme of django-environ',
      'import environ\nenv = environ.Env(SECRET_KEY=(str, "abc"))\nA = «env("SECRET_KEY")»\n',
      'import environ\nenv = environ.Env(SECRET_KEY=str)\nA = env("SECRET_KEY")\n',
    ],
    [
      'decouple',
      'from decouple import config\nA = «config("SECRET_KEY", default="abc", cast=str)»\n',
      'from decouple import config\nA = config("SECRET_KEY", cast=str)\n',
    ],
    [
      'on lines of their own',
      'import environ\nenv = environ.Env()\nA = «env(\n    "SECRET_KEY",\n    default="abc",\n)»\n',
      'import environ\nenv = environ.Env()\nA = env(\n    "SECRET_KEY",\n)\n',
    ],
    [
      'a field',
      'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    «SECRET_KEY»: str = "abc"\n    A: int = 1\n',
      'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    SECRET_KEY: str\n    A: int = 1\n',
    ],
    [
      'a described field',
      'from pydantic import Field\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    «SECRET_KEY»: str = Field(default="abc", description="d")\n',
      'from pydantic import Field\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    SECRET_KEY: str = Field(description="d")\n',
    ],
  ])('%s', (_, before, after) => {
    expect(secret(before)).toBe(after);
  });

  it.each([
    ['a comment would go', 'import os\nA = «os.environ.get(\n    "SECRET_KEY",  # set by the platform\n    "abc",\n)»\n'],
    ['the default of another read', 'import os\nA = os.environ.get("A", «os.environ.get("SECRET_KEY", "abc")»)\n'],
    ['something else stands in', 'import os\nA = «os.environ.get("SECRET_KEY", "")».strip() or "abc"\n'],
    ['an own reader', 'from .conf import get_env\nA = «get_env("SECRET_KEY", "abc")»\n'],
    [
      'a field that may be nothing',
      'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    «SECRET_KEY»: str | None = "abc"\n',
    ],
  ])('is left alone: %s', (_, before) => {
    expect(secret(before)).toBeUndefined();
  });
});

describe('a port', () => {
  it.each([
    ['a number', 'import os\nrun(port=«8000»)\n', 'import os\nrun(port=int(os.environ.get("PORT", "8000")))\n'],
    [
      'getenv',
      'import os\nA = os.getenv("A")\nrun(port=«8000»)\n',
      'import os\nA = os.getenv("A")\nrun(port=int(os.getenv("PORT", "8000")))\n',
    ],
    ['a text', 'import os\nrun(port=«"8000"»)\n', 'import os\nrun(port=os.environ.get("PORT", "8000"))\n'],
    ['an address', "import os\nbind = «'0.0.0.0:8000'»\n", 'import os\nbind = f\'0.0.0.0:{os.environ.get("PORT", "8000")}\'\n'],
    [
      'django-environ',
      'import environ\nenv = environ.Env()\nA = env("A")\nrun(port=«8000»)\n',
      'import environ\nenv = environ.Env()\nA = env("A")\nrun(port=env.int("PORT", default=8000))\n',
    ],
    [
      'decouple',
      'from decouple import config\nA = config("A")\nrun(port=«8000»)\n',
      'from decouple import config\nA = config("A")\nrun(port=config("PORT", default=8000, cast=int))\n',
    ],
  ])('%s', (_, before, after) => {
    expect(port(before)).toBe(after);
  });
});

it('gives an address the name that it is bound to, and keeps it as it is written', () => {
  const address = (text: string) => {
    const missing = { kind: 'literal', value: 'mq.example.net', location: place } as const;
    return rewritten('read-environment', text, { name: 'RABBITMQ_HOST', missing, guessed: true });
  };
  expect(address("import os\nSTOCK_HOST = «'mq.example.net'»\n")).toBe(
    "import os\nSTOCK_HOST = os.environ.get('STOCK_HOST', 'mq.example.net')\n",
  );
  expect(address('import os\nf(host=«f"mq.{D}"»)\n')).toBe('import os\nf(host=os.environ.get("RABBITMQ_HOST", f"mq.{D}"))\n');
});

describe('a switch', () => {
  const parsed = (text: string) => rewritten('read-environment', text, { name: 'DEBUG', missing: 'empty', coercion: 'boolean' });
  const YES = '("1", "true", "yes", "on")';

  it.each([
    ['bool', 'import os\nDEBUG = bool(«os.environ.get("DEBUG")»)\n', `import os\nDEBUG = os.environ.get("DEBUG", "").lower() in ${YES}\n`],
    ['a default', 'import os\nDEBUG = «os.getenv("DEBUG", False)»\n', `import os\nDEBUG = os.getenv("DEBUG", "").lower() in ${YES}\n`],
    [
      'on by default',
      'import os\nDEBUG = «os.getenv("DEBUG", True)»\n',
      `import os\nDEBUG = os.getenv("DEBUG", "true").lower() in ${YES}\n`,
    ],
    [
      'a test',
      'import os\nif not «os.getenv("DEBUG")»:\n    f()\n',
      `import os\nif not (os.getenv("DEBUG", "").lower() in ${YES}):\n    f()\n`,
    ],
    [
      'django-environ beside it',
      'import os\nimport environ\nenv = environ.Env()\nA = env("A")\nB = env("B")\nDEBUG = «os.getenv("DEBUG", False)»\n',
      'import os\nimport environ\nenv = environ.Env()\nA = env("A")\nB = env("B")\nDEBUG = env.bool("DEBUG", default=False)\n',
    ],
  ])('%s', (_, before, after) => {
    expect(parsed(before)).toBe(after);
  });
});

describe('another constant', () => {
  it.each([
    ['a truth value', 'DEBUG = «True»\n', true, false, 'DEBUG = False\n'],
    ['a word for a truth value', 'D = envbool("DEBUG", «"True"»)\n', true, false, 'D = envbool("DEBUG", "False")\n'],
    ['a text', "run(host=«'127.0.0.1'»)\n", '127.0.0.1', '0.0.0.0', "run(host='0.0.0.0')\n"],
    ['part of a text', 'bind = «"127.0.0.1:8000"»\n', '127.0.0.1', '0.0.0.0', 'bind = "0.0.0.0:8000"\n'],
    ['another text', 'bind = «"localhost"»\n', '127.0.0.1', '0.0.0.0', undefined],
  ])('%s', (_, before, was, value, after) => {
    expect(rewritten('set-value', before, { was, value })).toBe(after);
  });
});

describe('a statement', () => {
  it.each([
    ['on its line', 'a()\n«print(x)»  # why\nb()\n', 'a()\n# why\nb()\n'],
    ['alone in its block', 'if a:\n    «print(x)»\n', 'if a:\n    pass\n'],
    ['beside others', 'a(); «print(x)»\n', undefined],
    ['a value', 'a = «print(x)»\n', undefined],
  ])('%s', (_, before, after) => {
    expect(rewritten('remove-line', before, {})).toBe(after);
  });
});

describe('an import that only the stand-in has used', () => {
  const required = (text: string) => rewritten('read-environment', text, { name: 'KEY', missing: 'fails' });

  it('goes with it', () => {
    expect(required('import os\nimport secrets\nK = «os.environ.get("KEY", secrets.token_hex())»\n')).toBe(
      'import os\nK = os.environ["KEY"]\n',
    );
  });

  it('stays where something else uses it', () => {
    const text = (read: string) => `import os\nimport secrets\nK = ${read}\nT = secrets.token_hex()\n`;
    expect(required(text('«os.environ.get("KEY", secrets.token_hex())»'))).toBe(text('os.environ["KEY"]'));
  });
});

describe('a handler of log files', () => {
  const stream = (text: string) => rewritten('stream-handler', text, {});

  it.each([
    ['made', 'import logging\nh = «logging.FileHandler("a.log", encoding="utf-8")»\n', 'import logging\nh = logging.StreamHandler()\n'],
    [
      'imported by name',
      'import logging\nfrom logging.handlers import RotatingFileHandler\nh = «RotatingFileHandler("a.log", maxBytes=9)»\n',
      'import logging\nh = logging.StreamHandler()\n',
    ],
    [
      'beside one of the stream',
      'import logging\nlogging.basicConfig(handlers=[«logging.FileHandler("a.log")», logging.StreamHandler()])\n',
      'import logging\nlogging.basicConfig(handlers=[logging.StreamHandler()])\n',
    ],
    ['one of the stream elsewhere', 'import logging\nf = «logging.FileHandler("a.log")»\ns = logging.StreamHandler()\n', undefined],
    [
      'basicConfig',
      'import logging\n«logging.basicConfig(filename="a.log", filemode="w", level=1)»\n',
      'import logging\nlogging.basicConfig(level=1)\n',
    ],
    [
      'basicConfig with nothing else',
      'import logging\n«logging.basicConfig(filename="a.log")»\n',
      'import logging\nlogging.basicConfig()\n',
    ],
    [
      'a configuration',
      'LOGGING = {\n    "handlers": {\n        "file": «{\n            "class": "logging.handlers.RotatingFileHandler",\n            "filename": "a.log",\n            "maxBytes": 9,\n            "formatter": "f",\n        }»,\n    },\n}\n',
      'LOGGING = {\n    "handlers": {\n        "file": {\n            "class": "logging.StreamHandler",\n            "formatter": "f",\n        },\n    },\n}\n',
    ],
    [
      'a configuration whose logger has a stream too',
      'LOGGING = {"handlers": {"c": {"class": "logging.StreamHandler"}, "file": «{"class": "logging.FileHandler", "filename": "a"}»}, "root": {"handlers": ["c", "file"]}}\n',
      undefined,
    ],
    [
      'a configuration whose root logger has a stream',
      'LOGGING = {"handlers": {"c": {"class": "logging.StreamHandler"}, "file": «{"class": "logging.FileHandler", "filename": "a"}»}, "root": {"handlers": ["c"]}, "loggers": {"shop": {"handlers": ["file"]}}}\n',
      undefined,
    ],
    [
      'a logger that hands nothing to the root logger',
      'LOGGING = {"handlers": {"c": {"class": "logging.StreamHandler"}, "file": «{"class": "logging.FileHandler", "filename": "a"}»}, "root": {"handlers": ["c"]}, "loggers": {"shop": {"handlers": ["file"], "propagate": False}}}\n',
      'LOGGING = {"handlers": {"c": {"class": "logging.StreamHandler"}, "file": {"class": "logging.StreamHandler"}}, "root": {"handlers": ["c"]}, "loggers": {"shop": {"handlers": ["file"], "propagate": False}}}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(stream(before)).toBe(after);
  });
});
