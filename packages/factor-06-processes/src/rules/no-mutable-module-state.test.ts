import { testRule } from '@factorlint/testing';
import { noMutableModuleState } from './no-mutable-module-state.js';

const flask = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  'requirements.txt': 'flask\ngunicorn\n',
  Procfile: 'web: gunicorn app:app\n',
  'app.py': `from flask import Flask, request, session\napp = Flask(__name__)\n${code}\n`,
  ...more,
});
const node = (code: string) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
  Procfile: 'web: node server.js\n',
  'server.js': `const app = require('express')();\n${code}\napp.listen(process.env.PORT);\n`,
});

const SOCKETS =
  "const sockets = new Set();\nserver.on('connection', (socket) => {\n  sockets.add(socket);\n  socket.on('close', () => {\n    sockets.delete(socket);\n  });\n});\n";

testRule(noMutableModuleState, {
  violates: {
    'a dictionary of users': flask('ONLINE = {}\n\n@app.route("/")\ndef view():\n    ONLINE[session["user_id"]] = 1\n    return ""'),
    'a counter': flask(
      'from collections import Counter\nHITS = Counter()\n\n@app.route("/")\ndef view():\n    HITS[request.path] += 1\n    return ""',
    ),
    'a list of Node': node("const seen = [];\napp.get('/', (req, res) => {\n  seen.push(req.query.q);\n  res.json(seen);\n});"),
    'a map of sockets': node(
      "const carts = new Map();\napp.post('/cart', (req, res) => {\n  carts.set(req.session.id, req.body);\n  res.end();\n});",
    ),
    'open sockets to which it sends': node(
      `${SOCKETS}app.post('/say', (req, res) => {\n  for (const socket of sockets) socket.send(req.body);\n  res.end();\n});`,
    ),
    'sockets that stay after they are closed': node(
      "const sockets = new Set();\nserver.on('connection', (socket) => {\n  sockets.add(socket);\n});",
    ),
    'open sockets that others are given': node(`${SOCKETS}module.exports = { sockets };`),
  },
  upholds: {},
  'says nothing': {
    'open sockets, to wait for them': node(`${SOCKETS}exports.drain = async () => {\n  while (sockets.size > 0) await pause();\n};`),
    'open sockets, to close them': node(`${SOCKETS}exports.stop = () => {\n  for (const socket of sockets) socket.destroy();\n};`),
    'open sockets, each closed by a callback': node(`${SOCKETS}exports.stop = () => sockets.forEach((each) => each.end());`),
    'a constant': flask('COLOURS = ["red"]\n\ndef view():\n    return COLOURS[0]'),
    'a registry': flask('HANDLERS = {}\n\ndef register(name, handler):\n    HANDLERS[name] = handler'),
    'a decorator': flask('VIEWS = []\n\ndef view(function):\n    VIEWS.append(function)\n    return function'),
    'a lazy client': flask(
      'client = None\n\ndef get_client():\n    global client\n    if client is None:\n        client = connect()\n    return client',
    ),
    'a memo of shipped files': flask(
      'HASHES = {}\n\ndef hash_of(path):\n    if path not in HASHES:\n        HASHES[path] = compute(path)\n    return HASHES[path]',
    ),
    'a collection that is emptied': flask('CACHE = {}\n\ndef forget():\n    global CACHE\n    CACHE = {}'),
    'a command': flask('', { 'shop/management/commands/load.py': 'ROWS = []\ndef handle(row):\n    ROWS.append(row)\n' }),
    'a test': flask('', { 'tests/test_app.py': 'ROWS = []\ndef view(row):\n    ROWS.append(row)\n' }),
    'code for browsers, of a Python service': flask('', {
      'client/app/items.js': 'const items = new Map();\nexport function observe(node) {\n  items.set(node, 1);\n}\n',
    }),
    'a library': {
      'package.json': '{ "name": "kit", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': 'const seen = [];\nmodule.exports.add = (item) => seen.push(item);\n',
    },
    'a comment': node('const seen = [];\napp.get("/", (req, res) => res.json(seen)); // seen.push(req)'),
  },
});
