import { table } from '@factorlint/core';
/** Web servers that are a dependency of a Python application. Source: the deployment pages of Django, Flask and FastAPI. */
export const APPLICATION_SERVERS: ReadonlySet<string> = new Set([
  'gunicorn',
  'uvicorn',
  'uvicorn-worker',
  'hypercorn',
  'daphne',
  'uwsgi',
  'pyuwsgi',
  'waitress',
  'granian',
  'mod-wsgi',
  'mod-wsgi-standalone',
  'cherrypy',
  'cheroot',
  'bjoern',
  'meinheld',
  'gevent',
  'eventlet',
  'aiohttp',
  'tornado',
  'sanic',
  'fastapi-cli',
  'unit',
  'robyn',
  'nginx-unit',
  'uwsgi-nginx',
  'twisted',
  'fastapi run',
]);

/** Adapters that hand the application to a platform of functions, which brings the server. */
export const FUNCTION_ADAPTERS: ReadonlySet<string> = new Set([
  'mangum',
  'zappa',
  'serverless-wsgi',
  'aws-wsgi',
  'apig-wsgi',
  'chalice',
  'functions-framework',
  'azure-functions',
  'vercel-wsgi',
  'awslambdaric',
]);

/** Packages that bring a server when a part of them is asked for. Source: FastAPI's installation page, Starlette's and Litestar's extras. */
const BRINGS_SERVER: Readonly<Record<string, readonly string[]>> = table({
  fastapi: ['standard', 'all', 'standard-no-fastapi-cloud-cli'],
  litestar: ['standard', 'full'],
});

/** Whether a dependency is a server, or brings one with the parts that are asked for. */
export function isServerDependency({ name, extras = [] }: { readonly name: string; readonly extras?: readonly string[] }): boolean {
  return APPLICATION_SERVERS.has(name) || extras.some((extra) => BRINGS_SERVER[name]?.includes(extra) === true);
}
