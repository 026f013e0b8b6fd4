import type { LogSink } from '../../vocabulary/facts/index.js';
import type { ArgumentPlace } from './arguments.js';

/** Where a class of log handlers writes. */
export interface LogHandler {
  readonly to: LogSink['to'];
  readonly library: string;
  /** The file, host or URL. */
  readonly target?: ArgumentPlace;
  /** The stream that it is given; without one, `to` says. */
  readonly stream?: ArgumentPlace;
  readonly rotates?: true;
}

const FILE: ArgumentPlace = { position: 0, named: 'filename' };

function rows(names: readonly string[], row: LogHandler): readonly (readonly [string, LogHandler])[] {
  return names.map((name) => [name, row] as const);
}

/** By class; the source of each group is the library's reference. */
export const LOG_HANDLERS: ReadonlyMap<string, LogHandler> = new Map([
  // docs.python.org/3/library/logging.handlers.html
  ...rows(['logging.StreamHandler'], { to: 'stderr', library: 'logging', stream: { position: 0, named: 'stream' } }),
  ...rows(['logging.FileHandler', 'logging.handlers.WatchedFileHandler'], { to: 'file', library: 'logging', target: FILE }),
  ...rows(['logging.handlers.RotatingFileHandler', 'logging.handlers.TimedRotatingFileHandler', 'logging.handlers.BaseRotatingHandler'], {
    to: 'file',
    library: 'logging',
    target: FILE,
    rotates: true,
  }),
  ...rows(['logging.NullHandler'], { to: 'null', library: 'logging' }),
  ...rows(['logging.handlers.SMTPHandler'], { to: 'mail', library: 'logging', target: { position: 0, named: 'mailhost' } }),
  ...rows(['logging.handlers.SysLogHandler'], { to: 'network', library: 'logging', target: { position: 0, named: 'address' } }),
  ...rows(['logging.handlers.HTTPHandler', 'logging.handlers.SocketHandler', 'logging.handlers.DatagramHandler'], {
    to: 'network',
    library: 'logging',
    target: { position: 0, named: 'host' },
  }),
  // docs.djangoproject.com/en/stable/ref/logging
  ...rows(['django.utils.log.AdminEmailHandler'], { to: 'mail', library: 'django' }),
  // github.com/Preston-Landers/concurrent-log-handler
  ...rows(
    [
      'concurrent_log_handler.ConcurrentRotatingFileHandler',
      'cloghandler.ConcurrentRotatingFileHandler',
      'concurrent_log_handler.ConcurrentTimedRotatingFileHandler',
    ],
    { to: 'file', library: 'concurrent-log-handler', target: FILE, rotates: true },
  ),
  // Each sends over the network, as its page says.
  ...rows(['logging_loki.LokiHandler', 'logging_loki.LokiQueueHandler'], {
    to: 'network',
    library: 'python-logging-loki',
    target: { named: 'url' },
  }),
  ...rows(['graypy.GELFUDPHandler', 'graypy.GELFTCPHandler', 'graypy.GELFHTTPHandler'], {
    to: 'network',
    library: 'graypy',
    target: { position: 0, named: 'host' },
  }),
  ...rows(['logstash.TCPLogstashHandler', 'logstash.LogstashHandler', 'logstash_async.handler.AsynchronousLogstashHandler'], {
    to: 'network',
    library: 'logstash',
    target: { position: 0, named: 'host' },
  }),
  ...rows(['watchtower.CloudWatchLogHandler'], { to: 'network', library: 'watchtower' }),
  ...rows(['fluent.handler.FluentHandler'], { to: 'network', library: 'fluent-logger', target: { named: 'host' } }),
  ...rows(['google.cloud.logging.handlers.CloudLoggingHandler'], { to: 'network', library: 'google-cloud-logging' }),
  // rich.readthedocs.io/en/stable/logging.html
  ...rows(['rich.logging.RichHandler'], { to: 'stdout', library: 'rich' }),
  ...rows(['colorlog.StreamHandler'], { to: 'stderr', library: 'colorlog', stream: { position: 0, named: 'stream' } }),
]);

/** Formatters that write one JSON object a line. Sources: github.com/nhairs/python-json-logger, www.structlog.org, github.com/madzak/python-json-logger */
export function isJsonFormatter(path: string): boolean {
  return (
    /json/i.test(path) ||
    /(?:^|\.)(?:LogstashFormatter\w*|StackdriverFormatter|CloudLoggingFormatter|ECSFormatter|StdlibFormatter|GELFFormatter)$/.test(path)
  );
}
