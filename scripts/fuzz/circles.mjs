/**
 * Files that lead to each other in a circle, or grow where somebody follows them. Each gives texts by path.
 * `n` is how long the circle is.
 */
const around = (n, make) => Object.fromEntries(Array.from({ length: n }, (_, index) => make(index, (index + 1) % n)));

const CIRCLES = {
  'compose extends': (n) =>
    around(n, (at, next) => [
      `compose.${at}.yml`,
      `services:\n  s${at}:\n    extends:\n      file: compose.${next}.yml\n      service: s${next}\n    environment: {A${at}: "\${A${next}}"}\n`,
    ]),
  'compose extends in one file': (n) => ({
    'compose.yml': `services:\n${Array.from({ length: n }, (_, at) => `  s${at}:\n    extends: s${(at + 1) % n}\n    image: a\n`).join('')}`,
  }),
  'compose include': (n) => ({
    ...around(n, (at, next) => [
      `c${at}/compose.yml`,
      `include:\n  - ../c${next}/compose.yml\nservices:\n  a: {build: ., env_file: [../c${next}/.env]}\n`,
    ]),
    'compose.yml': 'include: [c0/compose.yml, compose.yml]\nservices: {}\n',
  }),
  'yaml anchors': () => ({
    'docker-compose.yml':
      'x: &x {<<: *x, a: *x}\nservices: &s\n  web: &w\n    <<: [*w, *s]\n    image: a\n    environment: *w\n    command: [*s, *w]\n',
    'k8s/a.yaml': '&r\napiVersion: apps/v1\nkind: Deployment\nmetadata: *r\nspec: &s {template: {spec: {containers: [*s, *r], <<: *s}}}\n',
  }),
  workspaces: (n) => ({
    'package.json': '{"name": "root", "workspaces": [".", "*", "../*", "p0/.."], "dependencies": {"p0": "workspace:*"}}',
    'pnpm-workspace.yaml': 'packages: [".", "**", "p0"]\n',
    ...around(n, (at, next) => [
      `p${at}/package.json`,
      `{"name": "p${at}", "main": "../p${next}", "workspaces": ["../p${next}"], "dependencies": {"p${next}": "workspace:*"}, "scripts": {"start": "npm start -w p${next}", "prestart": "npm run start"}}`,
    ]),
  }),
  scripts: (n) => ({
    'package.json': JSON.stringify({
      name: 'a',
      scripts: { start: 'npm run s0', ...around(n, (at, next) => [`s${at}`, `npm run s${next} && npm start`]) },
    }),
    Procfile: 'web: npm start\n',
    Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["npm", "start"]\n',
  }),
  'shell scripts': (n) => ({
    ...around(n, (at, next) => [`r${at}.sh`, `#!/bin/sh\n. ./r${next}.sh\nexec ./r${next}.sh "$@"\n`]),
    Dockerfile: 'FROM a\nCOPY . /\nENTRYPOINT ["./r0.sh"]\nCMD ["sh", "-c", "./r0.sh"]\n',
    Makefile: 'a: b\n\t./r0.sh\n\tmake b\nb: a\n\tmake a\ninclude Makefile\n',
  }),
  'python imports': (n) => ({
    ...around(n, (at, next) => [
      `m/a${at}.py`,
      `import os\nfrom .a${next} import *\nfrom m import a${next}\nfrom m.a${next} import v${next} as v${at}, w${next}\nw${at} = w${next} + w${next} + os.getenv("W", w${next})\n`,
    ]),
    'm/__init__.py': 'from . import a0\nfrom .a0 import *\nfrom m import *\nv = m.v\n',
    'requirements.txt': 'django\n',
    'manage.py':
      'import os\nfrom m.a0 import w0\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", w0)\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "m.a0")\n',
  }),
  'javascript imports': (n) => ({
    ...around(n, (at, next) => [
      `a${at}.js`,
      `const b = require("./a${next}");\nexports.v${at} = b.v${next} + b["w"] + \`\${b.v${next}}\${b.v${next}}\`;\nmodule.exports = { ...b, ...require("."), w: b.w };\nrequire("http").createServer().listen(b.v${next});\n`,
    ]),
    'index.js': 'module.exports = require("./a0");\nmodule.exports.port = module.exports.port;\n',
    'package.json': '{"name": "a", "main": ".", "scripts": {"start": "node ."}}',
  }),
  'module exports': (n) => ({
    ...around(n, (at, next) => [
      `e${at}.ts`,
      `export * from "./e${next}";\nexport { default } from "./e${next}";\nexport { v as v${at}, v${at} as v } from "./e${next}";\nimport * as all from "./e${at}";\nexport const x${at} = all.x${at} ?? all.x${next};\n`,
    ]),
    'tsconfig.json': '{"extends": ["./tsconfig.json", "./e.json"], "compilerOptions": {"baseUrl": ".", "paths": {"*": ["*", "./*"]}}}',
    'e.json': '{"extends": "./tsconfig.json"}',
    'main.ts': 'import x, { v, x0 } from "./e0";\nimport express from "express";\nexpress().listen(x.port ?? v ?? x0);\n',
  }),
  'values in python': (n) => ({
    'settings.py': `import os\na0 = os.getenv("A", "x")\n${Array.from({ length: n * 8 }, (_, at) => `a${at + 1} = (a${at} + a${at}) if a${at} else f"{a${at}}{a${at}}"\n`).join('')}def f(x): return f(x) + g(x)\ndef g(x): return f(g(x))\nSECRET_KEY = g(a${n})\nDATABASES = {"default": {"HOST": f(DATABASES), **DATABASES}}\nb = c\nc = b\nALLOWED_HOSTS = [*ALLOWED_HOSTS, b, c]\nDEBUG = not DEBUG\n`,
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
  }),
  'values in javascript': (n) => ({
    'app.js': `let a0 = process.env.A || "x";\n${Array.from({ length: n * 8 }, (_, at) => `const a${at + 1} = a${at} ? a${at} + a${at} : \`\${a${at}}\${a${at}}\`;\n`).join('')}const f = (x) => g(x) || f(f(x)), g = (x) => f(g(x));\nconst o = { o, ...o, p: () => o.p(), get q() { return o.q; } };\nconst [h, i] = [i, h], { j = j, ...k } = k;\nrequire("express")().listen(f(a${n}) || o.p() || o.q || j || a${n * 8});\n`,
    'package.json': '{"dependencies": {"express": "5"}}',
  }),
  requirements: (n) => ({
    ...around(n, (at, next) => [`requirements${at}.txt`, `-r requirements${next}.txt\n-c requirements${at}.txt\ndjango==5\n`]),
    'requirements.txt': '-r requirements0.txt\n-r requirements.txt\n',
    'uwsgi.ini': '[uwsgi]\nini = uwsgi.ini\nhttp = :%(a)\na = %(b)\nb = %(a)\n',
  }),
  environment: (n) => ({
    '.env': `${Array.from({ length: n * 6 }, (_, at) => `A${at}=\${A${at + 1}}\${A${at + 1}}\n`).join('')}A${n * 6}=$A0\n`,
    'compose.yml':
      'services:\n  a:\n    image: a\n    env_file: .env\n    environment: ["A0=${A0:-${A0:-${A1}}}", "PORT"]\n    command: sh -c "$$A0 ${A1}"\n',
  }),
  stages: (n) => ({
    Dockerfile: `ARG A=\${A}\nFROM s${n} AS s0\n${Array.from({ length: n }, (_, at) => `FROM s${at} AS s${at + 1}\nARG A\nENV A=$A$A B=\${B:-$A}\nCOPY --from=s${at + 1} / /\n`).join('')}FROM \${A}\nCMD $A\n`,
  }),
  terraform: () => ({
    'main.tf':
      'locals {\n  a = local.b\n  b = "${local.a}${local.a}"\n}\nvariable "a" {\n  default = var.a\n}\nmodule "a" {\n  source = "./."\n  x = module.a.x\n}\nresource "aws_ecs_task_definition" "a" {\n  container_definitions = jsonencode([local.a, aws_ecs_task_definition.a])\n}\n',
  }),
};

const NAMES = Object.keys(CIRCLES);

/** Files in a circle, by path, with the name of what leads in a circle. */
export function chooseCircle(random) {
  const name = random.pick(NAMES);
  return { name, files: new Map(Object.entries(CIRCLES[name](random.pick([1, 2, 3, 8])))) };
}
