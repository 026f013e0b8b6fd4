import { testRule } from '@factorlint/testing';
import { noLocalFileStorage } from './no-local-file-storage.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });
const LOCAL = '"django.core.files.storage.FileSystemStorage"';
const S3 = '"storages.backends.s3boto3.S3Boto3Storage"';

testRule(noLocalFileStorage, {
  violates: {
    'the old setting': settings(`DEFAULT_FILE_STORAGE = ${LOCAL}`),
    'disk storage of multer': {
      'server.js': `const multer = require('multer');\nconst storage = multer.diskStorage({ destination: 'uploads' });\nmodule.exports = multer({ storage });\n`,
    },
    'a media folder and no storage': settings('MEDIA_ROOT = "/srv/media"'),
    'taken over from base settings': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `DEFAULT_FILE_STORAGE = ${LOCAL}\nINSTALLED_APPS = []\n`,
      'shop/settings/production.py': 'from .base import *\nALLOWED_HOSTS = ["example.org"]\n',
    },
  },
  upholds: {
    'replaced in production': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `STORAGES = {"default": {"BACKEND": ${LOCAL}}}\nINSTALLED_APPS = []\n`,
      'shop/settings/production.py': `from .base import *\nSTORAGES["default"]["BACKEND"] = ${S3}\n`,
    },
    'replaced when a bucket is given': settings(
      `STORAGES = {"default": {"BACKEND": ${LOCAL}}}\nif os.environ.get("BUCKET"):\n    STORAGES["default"]["BACKEND"] = ${S3}`,
    ),
    'multer to S3': {
      'server.js': `const multer = require('multer');\nconst multerS3 = require('multer-s3');\nmodule.exports = multer({ storage: multerS3({ bucket: process.env.BUCKET }) });\n`,
    },
  },
  'says nothing': {
    'memory storage of multer': {
      'server.js': `const multer = require('multer');\nmodule.exports = multer({ storage: multer.memoryStorage() });\n`,
    },
    'a temporary folder': {
      'server.js': `const multer = require('multer');\nconst os = require('os');\nmodule.exports = multer({ dest: os.tmpdir() });\n`,
    },
    'development settings': { 'shop/settings/dev.py': `DEFAULT_FILE_STORAGE = ${LOCAL}\nINSTALLED_APPS = []\n` },
    'static files': settings('STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"'),
    'a test': { 'tests/a.test.js': `const multer = require('multer');\nmulter({ dest: 'uploads/' });\n` },
    'a comment': settings(`# DEFAULT_FILE_STORAGE = ${LOCAL}`),
  },
});
