/**
 * Servers and workers that finish their work on SIGTERM by themselves. Source: each project's documentation on signals
 * (gunicorn "Signal Handling", uvicorn "Server behaviour", Celery "Stopping the worker", Next.js "Manual graceful shutdowns").
 */
const HANDLES: ReadonlySet<string> = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'daphne',
  'granian',
  'waitress',
  'celery',
  'celery worker',
  'celery beat',
  'rq',
  'next',
  'next start',
  'nuxt',
  'fastapi',
  'fastapi run',
  'dramatiq',
  'huey',
]);

/** Whether a server ends gracefully without the application's help. */
export function handlesSignals(server: string): boolean {
  return HANDLES.has(server.toLowerCase());
}
