import type { BackgroundWork } from '../../vocabulary/facts/index.js';

export type Work = Pick<BackgroundWork, 'form' | 'library'>;

function rows(names: readonly string[], form: Work['form'], library: string): readonly (readonly [string, Work])[] {
  return names.map((name) => [name, { form, library }] as const);
}

/** Calls and decorators that put work beside requests, by resolved name; the source of each group is the library's reference. */
export const BACKGROUND_WORK: ReadonlyMap<string, Work> = new Map([
  // docs.celeryq.dev/en/stable
  ...rows(['celery.Celery', 'celery.shared_task', 'celery.task', 'celery.decorators.task', 'celery.Celery().task'], 'queue', 'celery'),
  ...rows(['celery.decorators.periodic_task', 'celery.task.periodic_task', 'celery.Celery().add_periodic_task'], 'schedule', 'celery'),
  // python-rq.org/docs, github.com/rq/django-rq, github.com/rq/rq-scheduler
  ...rows(
    ['rq.Queue', 'rq.decorators.job', 'rq.job.Job.create', 'django_rq.job', 'django_rq.enqueue', 'django_rq.get_queue'],
    'queue',
    'rq',
  ),
  ...rows(['rq.Worker', 'rq.SimpleWorker', 'rq.worker.Worker', 'rq.worker.HerokuWorker'], 'worker', 'rq'),
  ...rows(['rq_scheduler.Scheduler', 'rq_scheduler.scheduler.Scheduler', 'django_rq.get_scheduler', 'rq.cron.register'], 'schedule', 'rq'),
  // huey.readthedocs.io
  ...rows(
    [
      'huey.contrib.djhuey.task',
      'huey.contrib.djhuey.db_task',
      'huey.RedisHuey().task',
      'huey.SqliteHuey().task',
      'huey.MemoryHuey().task',
      'huey.Huey().task',
    ],
    'queue',
    'huey',
  ),
  ...rows(
    [
      'huey.contrib.djhuey.periodic_task',
      'huey.contrib.djhuey.db_periodic_task',
      'huey.RedisHuey().periodic_task',
      'huey.SqliteHuey().periodic_task',
    ],
    'schedule',
    'huey',
  ),
  // dramatiq.io
  ...rows(['dramatiq.actor', 'dramatiq.set_broker'], 'queue', 'dramatiq'),
  // arq-docs.helpmanual.io, django-q2.readthedocs.io, procrastinate.readthedocs.io, taskiq-python.github.io, docs.djangoproject.com/en/6.0/topics/tasks
  ...rows(['arq.create_pool', 'arq.connections.create_pool'], 'queue', 'arq'),
  ...rows(['django_q.tasks.async_task'], 'queue', 'django-q'),
  ...rows(['django_q.tasks.schedule'], 'schedule', 'django-q'),
  ...rows(['procrastinate.App().task', 'procrastinate.contrib.django.app.task'], 'queue', 'procrastinate'),
  ...rows(['django.tasks.task', 'django_tasks.task'], 'queue', 'django-tasks'),
  ...rows(['temporalio.worker.Worker'], 'worker', 'temporal'),
  // apscheduler.readthedocs.io/en/3.x/userguide.html, flask-apscheduler, schedule.readthedocs.io
  ...rows(
    [
      'apscheduler.schedulers.background.BackgroundScheduler',
      'apscheduler.schedulers.asyncio.AsyncIOScheduler',
      'apscheduler.schedulers.gevent.GeventScheduler',
      'apscheduler.schedulers.tornado.TornadoScheduler',
      'flask_apscheduler.APScheduler',
    ],
    'scheduler',
    'apscheduler',
  ),
  ...rows(['apscheduler.schedulers.blocking.BlockingScheduler'], 'worker', 'apscheduler'),
  ...rows(['schedule.every', 'schedule.run_pending'], 'scheduler', 'schedule'),
  ...rows(['fastapi_utils.tasks.repeat_every'], 'timer', 'fastapi-utils'),
  // docs.python.org/3/library/threading.html, fastapi.tiangolo.com/tutorial/background-tasks
  ...rows(['threading.Thread'], 'thread', 'threading'),
  ...rows(['threading.Timer'], 'timer', 'threading'),
  ...rows(['fastapi.BackgroundTasks().add_task', 'starlette.background.BackgroundTasks().add_task'], 'thread', 'starlette'),
]);
