/** What the documentation of a framework calls the application object. */
export interface ApplicationCall {
  readonly framework: string;
  readonly serves: 'web' | 'worker' | 'command';
  /** How a server loads it. */
  readonly role?: 'wsgi' | 'asgi' | 'celery' | 'manage';
}

function rows(names: readonly string[], row: ApplicationCall): readonly (readonly [string, ApplicationCall])[] {
  return names.map((name) => [name, row] as const);
}

/** By resolved name of what makes the object; the source of each is the framework's first tutorial page. */
export const APPLICATION_CALLS: ReadonlyMap<string, ApplicationCall> = new Map([
  ...rows(['flask.Flask'], { framework: 'flask', serves: 'web', role: 'wsgi' }),
  ...rows(['quart.Quart'], { framework: 'quart', serves: 'web', role: 'asgi' }),
  ...rows(['fastapi.FastAPI', 'fastapi.applications.FastAPI'], { framework: 'fastapi', serves: 'web', role: 'asgi' }),
  ...rows(['starlette.applications.Starlette'], { framework: 'starlette', serves: 'web', role: 'asgi' }),
  ...rows(['litestar.Litestar', 'litestar.app.Litestar'], { framework: 'litestar', serves: 'web', role: 'asgi' }),
  ...rows(['django.core.wsgi.get_wsgi_application'], { framework: 'django', serves: 'web', role: 'wsgi' }),
  ...rows(['django.core.asgi.get_asgi_application', 'channels.routing.ProtocolTypeRouter'], {
    framework: 'django',
    serves: 'web',
    role: 'asgi',
  }),
  ...rows(['django.core.management.execute_from_command_line'], { framework: 'django', serves: 'web', role: 'manage' }),
  ...rows(['celery.Celery'], { framework: 'celery', serves: 'worker', role: 'celery' }),
  ...rows(['aiohttp.web.Application'], { framework: 'aiohttp', serves: 'web' }),
  ...rows(['tornado.web.Application'], { framework: 'tornado', serves: 'web' }),
  ...rows(['sanic.Sanic'], { framework: 'sanic', serves: 'web', role: 'asgi' }),
  ...rows(['falcon.App', 'falcon.API'], { framework: 'falcon', serves: 'web', role: 'wsgi' }),
  ...rows(['falcon.asgi.App'], { framework: 'falcon', serves: 'web', role: 'asgi' }),
  ...rows(['bottle.Bottle', 'bottle.default_app'], { framework: 'bottle', serves: 'web', role: 'wsgi' }),
  ...rows(['pyramid.config.Configurator'], { framework: 'pyramid', serves: 'web' }),
  ...rows(['dash.Dash'], { framework: 'dash', serves: 'web' }),
  ...rows(['rq.Worker', 'rq.worker.Worker', 'rq.SimpleWorker'], { framework: 'rq', serves: 'worker' }),
  ...rows(['dramatiq.set_broker'], { framework: 'dramatiq', serves: 'worker' }),
  ...rows(['huey.RedisHuey', 'huey.SqliteHuey', 'huey.MemoryHuey'], { framework: 'huey', serves: 'worker' }),
  ...rows(['typer.Typer'], { framework: 'typer', serves: 'command' }),
]);
