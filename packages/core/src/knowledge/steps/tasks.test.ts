import { expect, it } from 'vitest';
import { taskOf } from './tasks.js';

it.for([
  ['python manage.py migrate --noinput', 'migration'],
  ['./manage.py migrate', 'migration'],
  ['uv run --no-sync python manage.py migrate', 'migration'],
  ['python -m alembic upgrade head', 'migration'],
  ['alembic -c alembic.ini upgrade head', undefined],
  ['flask db upgrade', 'migration'],
  ['npx prisma migrate deploy', 'migration'],
  ['npx sequelize-cli db:migrate', 'migration'],
  ['python manage.py migrate --check', undefined],
  ['python manage.py makemigrations', undefined],
  ['prisma generate', undefined],
  ['python manage.py collectstatic', 'asset-build'],
  ['npx tsc -p .', 'asset-build'],
  ['tsc --noEmit', undefined],
  ['webpack serve', undefined],
  ['nest build', 'asset-build'],
  ['vite', undefined],
  ['echo manage.py migrate', undefined],
  ['gunicorn shop.wsgi', undefined],
] as const)('%s: %s', ([text, task]) => {
  expect(taskOf(text.split(' '))?.task).toBe(task);
});
