import { testRule } from '@factorlint/testing';
import { noUnusedService } from './no-unused-service.js';

const shop = (compose: string, app = 'store = redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379"))\n') => ({
  'requirements.txt': 'flask==3.1\nredis==5.2\nsqlalchemy==2.0\ngunicorn==23.0\n',
  Dockerfile: 'FROM python:3.13\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
  'app.py': `import os\nimport redis\nfrom flask import Flask\nfrom sqlalchemy import create_engine\napp = Flask(__name__)\n${app}`,
  'docker-compose.yml': compose,
});
const redis = '  redis:\n    image: redis:8\n';
const web = (more = '') => `services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n${more}`;
const engine = 'engine = create_engine(os.environ.get("DATABASE_URL", "sqlite:///shop.db"))\n';

testRule(noUnusedService, {
  violates: {
    'a fallback of the machine': shop(web() + redis),
    'a database in place of which a file is used': shop(`${web()}  db:\n    image: postgres:17\n`, engine),
    'another variable': shop(web('    environment:\n      REDIS_URI: redis://other:6379\n') + redis),
  },
  upholds: {
    'a URL': shop(web('    environment:\n      REDIS_URL: redis://redis:6379/0\n') + redis),
    'a host': shop(
      web('    environment:\n      - REDIS_HOST=redis\n') + redis,
      'store = redis.Redis(host=os.environ.get("REDIS_HOST", "localhost"))\n',
    ),
  },
  'says nothing': {
    'the name as the fallback': shop(web() + redis, 'store = redis.from_url(os.environ.get("REDIS_URL", "redis://redis:6379"))\n'),
    'a literal': shop(web() + redis, 'store = redis.from_url("redis://redis:6379")\n'),
    'a variable of the machine': shop(web('    environment:\n      - REDIS_URL\n') + redis),
    'an environment file that is not here': shop(web('    env_file: .env\n') + redis),
    'a program that loads .env': shop(
      web() + redis,
      'from dotenv import load_dotenv\nload_dotenv()\nstore = redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379"))\n',
    ),
    'no code that connects': shop(web() + redis, ''),
    'a service alone': shop(`services:\n${redis}`),
    'an argument of a command': shop(web('    command: gunicorn app:app --env REDIS_URL=redis://redis:6379\n') + redis),
    'an image of somebody else': shop(`services:\n  web:\n    image: example/other:1\n${redis}`),
  },
});
