import { testRule } from '@factorlint/testing';
import { noLocalSettingsImport } from './no-local-settings-import.js';

const settings = (text: string) => ({ 'shop/settings.py': `INSTALLED_APPS = ["shop"]\n${text}\n`, 'shop/__init__.py': '' });
const flask = (text: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `from flask import Flask\n\napp = Flask(__name__)\n${text}\n`,
});
const js = (text: string) => ({
  'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "dotenv": "16.4.5" } }',
  'server.js': `${text}\nrequire('express')().listen(process.env.PORT);\n`,
});

testRule(noLocalSettingsImport, {
  violates: {
    'wherever no tests run': settings('import sys\nif "pytest" not in sys.modules:\n    from .local_settings import *'),
    'without a guard': settings('from .local_settings import *'),
    'of a package above': { 'shop/settings/production.py': 'from ..custom import *\nINSTALLED_APPS = ["shop"]\n' },
    'a module by its name': settings(
      'import importlib\nconfiguration = importlib.import_module("shop.configuration")\nSECRET_KEY = configuration.SECRET_KEY',
    ),
    'a Python file of Flask': flask('app.config.from_pyfile("local.cfg")'),
    'dotenv over the environment': js("require('dotenv').config({ override: true });"),
    'the example of variables': js("require('dotenv').config({ path: '.env.example' });"),
  },
  upholds: {},
  'says nothing': {
    'only where tests run': settings('import sys\nTEST = "pytest" in sys.modules\nif TEST:\n    from .only_tests import *'),
    'only with the command that tests': settings('import sys\nif "test" in sys.argv:\n    from .only_tests import *'),
    'a module that is here': { ...settings('from .common import *'), 'shop/common.py': 'A = 1\n' },
    'a package': settings('from configurations import *'),
    'development settings': { 'shop/settings/dev.py': 'from .local import *\nINSTALLED_APPS = ["shop"]\n' },
    'a file of Flask that is here': { ...flask('app.config.from_pyfile("settings.cfg")'), 'settings.cfg': 'A = 1\n' },
    'a path that the environment gives': flask('import os\napp.config.from_pyfile(os.environ["SETTINGS"])'),
    'variables that are not set otherwise': js("require('dotenv').config();"),
    'with a path': js("require('dotenv').config({ path: require('path').join(__dirname, '.env') });"),
    'only outside production': js("if (process.env.NODE_ENV !== 'production') require('dotenv').config({ override: true });"),
    'a plug-in by its name': settings('import importlib\nfor name in ["shop_plugin"]:\n    importlib.import_module(name)'),
    'a test': { 'tests/settings.py': 'from .local_settings import *\nINSTALLED_APPS = []\n' },
    'a comment': settings('# from .local_settings import *'),
  },
});
