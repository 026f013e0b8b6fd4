import { testRule } from '@factorlint/testing';
import { requireCrashSafeTasks } from './require-crash-safe-tasks.js';

const shop = (tasks: string, files: Readonly<Record<string, string>> = {}) => ({
  Procfile: 'web: gunicorn shop.web:app\nworker: celery -A shop.tasks worker\n',
  'requirements.txt': 'flask==3.1\ngunicorn==23.0\ncelery==5.5\n',
  'shop/__init__.py': '',
  'shop/web.py': 'from flask import Flask\nfrom shop import tasks\napp = Flask(__name__)\n',
  'shop/tasks.py': `from celery import Celery, shared_task\n${tasks}`,
  ...files,
});
const app = 'app = Celery("shop")\n';
const retried = '@app.task(autoretry_for=(OSError,))\ndef deliver(order):\n    print(order)\n';

testRule(requireCrashSafeTasks, {
  violates: {
    'tried again for some exceptions': shop(app + retried),
    'tried again by itself': shop(
      `${app}@shared_task(bind=True, max_retries=3)\ndef deliver(self, order):\n    try:\n        print(order)\n    except OSError as error:\n        raise self.retry(exc=error)\n`,
    ),
    'tried again by its name': shop(`${app}@app.task\ndef deliver(order):\n    deliver.retry()\n`),
    'a name in a comment and a text': shop(`${app}# task_acks_late = True\nTEXT = "task_acks_late"\n${retried}`),
  },
  upholds: {
    'an attribute of the configuration': shop(`${app}app.conf.task_acks_late = True\n${retried}`),
    'an item of the configuration': shop(`${app}app.conf["task_acks_late"] = True\n${retried}`),
    'an argument of the update': shop(`${app}app.conf.update(task_acks_late=True)\n${retried}`),
    'a dictionary': shop(`${app}app.conf.update({"task_acks_late": True})\n${retried}`),
    'a setting of the environment': shop(app + retried, {
      'shop/settings.py': 'import os\nCELERY_TASK_ACKS_LATE = bool(os.environ.get("ACKS_LATE", "1"))\nDEBUG = False\n',
      'shop/web.py': 'from flask import Flask\nfrom shop import tasks, settings\napp = Flask(__name__)\n',
    }),
    'an option of a task': shop(`${app}@app.task(acks_late=True, autoretry_for=(OSError,))\ndef deliver(order):\n    print(order)\n`),
    'a base of tasks': shop(
      `from celery import Task\nclass Base(Task):\n    acks_late = True\napp = Celery("shop", task_cls=Base)\n${retried}`,
    ),
  },
  'says nothing': {
    'not tried again': shop(`${app}@app.task\ndef deliver(order):\n    print(order)\n`),
    'a decision against it': shop(`${app}app.conf.task_acks_late = False\n${retried}`),
    'a retry of something else': shop(`${app}@app.task\ndef deliver(client):\n    client.retry()\n`),
    'a test': { ...shop(app), 'tests/test_tasks.py': `from shop.tasks import app\n${retried}` },
    'a library': {
      'pyproject.toml':
        '[project]\nname = "helpers"\nversion = "1.0"\ndependencies = ["celery"]\n[build-system]\nrequires = ["hatchling"]\n',
      'helpers/tasks.py': `from celery import Celery\n${app}${retried}`,
    },
  },
});
