import type { ArgumentPlace } from './arguments.js';

/** A call that binds a server to a port. */
export interface ServerCall {
  readonly server: string;
  readonly host?: ArgumentPlace;
  readonly port?: ArgumentPlace;
  /** One argument that holds both: `(host, port)` or `"host:port"`. */
  readonly address?: ArgumentPlace;
  /** Its makers call it unfit for production. */
  readonly development?: true;
  /** So it is when this argument is true. */
  readonly developmentWhen?: string;
}

const at = (position: number, named: string): ArgumentPlace => ({ position, named });
const named = (name: string): ArgumentPlace => ({ named: name });

function rows(names: readonly string[], row: ServerCall): readonly (readonly [string, ServerCall])[] {
  return names.map((name) => [name, row] as const);
}

/** By resolved name; the source of each is the server's reference. */
export const SERVER_CALLS: ReadonlyMap<string, ServerCall> = new Map([
  // flask.palletsprojects.com/en/stable/api/#flask.Flask.run: "Do not use run() in a production setting."
  ...rows(
    [
      'flask.Flask().run',
      'quart.Quart().run',
      'dash.Dash().run',
      'dash.Dash().run_server',
      'connexion.App().run',
      'connexion.FlaskApp().run',
    ],
    { server: 'flask', host: at(0, 'host'), port: at(1, 'port'), development: true },
  ),
  // flask-socketio.readthedocs.io/en/latest/deployment.html
  ...rows(['flask_socketio.SocketIO().run'], { server: 'flask-socketio', host: at(1, 'host'), port: at(2, 'port') }),
  // werkzeug.palletsprojects.com/en/stable/serving
  ...rows(['werkzeug.serving.run_simple', 'werkzeug.run_simple'], {
    server: 'werkzeug',
    host: at(0, 'hostname'),
    port: at(1, 'port'),
    development: true,
  }),
  // docs.python.org/3/library/wsgiref.html, …/http.server.html: "not recommended for production"
  ...rows(['wsgiref.simple_server.make_server'], { server: 'wsgiref', host: at(0, 'host'), port: at(1, 'port'), development: true }),
  ...rows(['http.server.HTTPServer', 'http.server.ThreadingHTTPServer'], {
    server: 'http.server',
    address: at(0, 'server_address'),
    development: true,
  }),
  ...rows(['socketserver.TCPServer', 'socketserver.ThreadingTCPServer'], { server: 'socketserver', address: at(0, 'server_address') }),
  // www.uvicorn.org/settings
  ...rows(['uvicorn.run', 'uvicorn.Config'], { server: 'uvicorn', host: named('host'), port: named('port'), developmentWhen: 'reload' }),
  // docs.pylonsproject.org/projects/waitress
  ...rows(['waitress.serve'], { server: 'waitress', host: named('host'), port: named('port'), address: named('listen') }),
  // github.com/emmett-framework/granian
  ...rows(['granian.Granian', 'granian.server.Granian'], { server: 'granian', host: named('address'), port: named('port') }),
  // docs.aiohttp.org/en/stable/web_reference.html
  ...rows(['aiohttp.web.run_app'], { server: 'aiohttp', host: named('host'), port: named('port') }),
  ...rows(['aiohttp.web.TCPSite'], { server: 'aiohttp', host: at(1, 'host'), port: at(2, 'port') }),
  // www.tornadoweb.org/en/stable/httpserver.html
  ...rows(['tornado.web.Application().listen', 'tornado.httpserver.HTTPServer().listen', 'tornado.httpserver.HTTPServer().bind'], {
    server: 'tornado',
    port: at(0, 'port'),
    host: at(1, 'address'),
  }),
  // www.gevent.org/api/gevent.pywsgi.html
  ...rows(['gevent.pywsgi.WSGIServer', 'gevent.server.StreamServer'], { server: 'gevent', address: at(0, 'listener') }),
  ...rows(['eventlet.listen'], { server: 'eventlet', address: at(0, 'addr') }),
  // sanic.dev/en/guide/running/running.html
  ...rows(['sanic.Sanic().run'], { server: 'sanic', host: at(0, 'host'), port: at(1, 'port') }),
  // bottlepy.org/docs/dev/deployment.html
  ...rows(['bottle.run', 'bottle.Bottle().run'], { server: 'bottle', host: named('host'), port: named('port'), development: true }),
  ...rows(['robyn.Robyn().start'], { server: 'robyn', host: named('host'), port: named('port') }),
  // grpc.github.io/grpc/python/grpc.html
  ...rows(
    [
      'grpc.server().add_insecure_port',
      'grpc.aio.server().add_insecure_port',
      'grpc.server().add_secure_port',
      'grpc.aio.server().add_secure_port',
    ],
    { server: 'grpc', address: at(0, 'address') },
  ),
  ...rows(['asyncio.start_server'], { server: 'asyncio', host: at(1, 'host'), port: at(2, 'port') }),
  ...rows(['aiosmtpd.controller.Controller'], { server: 'aiosmtpd', host: named('hostname'), port: named('port') }),
  ...rows(['websockets.serve', 'websockets.asyncio.server.serve'], { server: 'websockets', host: at(1, 'host'), port: at(2, 'port') }),
]);
