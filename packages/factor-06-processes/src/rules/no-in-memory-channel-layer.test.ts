import { testRule } from '@factorlint/testing';
import { noInMemoryChannelLayer } from './no-in-memory-channel-layer.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\nINSTALLED_APPS = ["channels"]\n${text}\n` });
const layer = (backend: string) => `CHANNEL_LAYERS = {"default": {"BACKEND": "${backend}"}}`;
const MEMORY = 'channels.layers.InMemoryChannelLayer';
const REDIS = 'channels_redis.core.RedisChannelLayer';

testRule(noInMemoryChannelLayer, {
  violates: {
    'the only layer': settings(layer(MEMORY)),
    'through a constant': settings(`LAYER = "${MEMORY}"\nCHANNEL_LAYERS = {"default": {"BACKEND": LAYER}}`),
    'taken over from base settings': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `${layer(MEMORY)}\nINSTALLED_APPS = []\n`,
      'shop/settings/production.py': 'from .base import *\nALLOWED_HOSTS = ["example.org"]\n',
    },
  },
  upholds: {
    Redis: settings(layer(REDIS)),
    'replaced in production': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `${layer(MEMORY)}\nINSTALLED_APPS = []\n`,
      'shop/settings/production.py': `from .base import *\n${layer(REDIS)}\n`,
    },
    'the adapter of socket.io': {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "socket.io": "4", "@socket.io/redis-adapter": "8" } }',
      'server.js':
        "const { Server } = require('socket.io');\nconst { createAdapter } = require('@socket.io/redis-adapter');\nconst io = new Server();\nio.adapter(createAdapter(a, b));\nio.listen(process.env.PORT);\n",
    },
  },
  'says nothing': {
    'no layer': settings(''),
    'settings of tests': { 'shop/settings/test.py': `INSTALLED_APPS = []\n${layer(MEMORY)}\n` },
    'settings of developers': { 'shop/settings/dev.py': `INSTALLED_APPS = []\n${layer(MEMORY)}\n` },
    'a layer of the project': settings(layer('shop.layers.PostgresLayer')),
    'a comment': settings(`# ${layer(MEMORY)}`),
    'another setting': settings('CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}'),
  },
});
