import { table } from '../../vocabulary/table.js';
import type { LogSink } from '../../vocabulary/facts/index.js';

/** A destination of log lines, by what makes it. */
export interface SinkRow {
  readonly to: LogSink['to'];
  readonly library: string;
  readonly format?: 'json' | 'text';
  /** The key of the file's name (and folder) in the options, or the argument that is the file. */
  readonly target?: readonly string[];
  readonly rotates?: true;
}

/**
 * Sources: https://github.com/winstonjs/winston/blob/master/docs/transports.md, https://github.com/winstonjs/winston-daily-rotate-file, https://getpino.io/#/docs/api,
 * https://github.com/trentm/node-bunyan, https://github.com/expressjs/morgan (stdout by default), https://github.com/koajs/logger, https://hono.dev/docs/middleware/builtin/logger,
 * https://github.com/iccicci/rotating-file-stream
 */
export const SINKS: Readonly<Record<string, SinkRow>> = table({
  'winston.transports.Console': { to: 'stdout', library: 'winston' },
  'winston.transports.File': { to: 'file', library: 'winston', target: ['dirname', 'filename'] },
  'winston.transports.Http': { to: 'network', library: 'winston', target: ['host'] },
  'winston.transports.DailyRotateFile': {
    to: 'file',
    library: 'winston-daily-rotate-file',
    target: ['dirname', 'filename'],
    rotates: true,
  },
  'winston-daily-rotate-file': { to: 'file', library: 'winston-daily-rotate-file', target: ['dirname', 'filename'], rotates: true },
  'winston.transports.MongoDB': { to: 'database', library: 'winston-mongodb', target: ['db'] },
  'winston-mongodb.MongoDB': { to: 'database', library: 'winston-mongodb', target: ['db'] },
  'winston-loki': { to: 'network', library: 'winston-loki', target: ['host'] },
  'pino.destination': { to: 'file', library: 'pino', target: ['dest'] },
  'rotating-file-stream.createStream': { to: 'file', library: 'rotating-file-stream', rotates: true },
  'koa-logger': { to: 'stdout', library: 'koa-logger', format: 'text' },
  'hono/logger.logger': { to: 'stdout', library: 'hono', format: 'text' },
});

/** Makers of loggers that write JSON to stdout unless they are told otherwise, and the way to pino's options in their argument. */
export const PINO_LOGGERS: Readonly<
  Record<string, { readonly library: string; readonly path: readonly string[]; readonly needs?: string }>
> = {
  pino: { library: 'pino', path: [] },
  'pino.pino': { library: 'pino', path: [] },
  'pino-http': { library: 'pino-http', path: [] },
  'pino-http.pinoHttp': { library: 'pino-http', path: [] },
  'nestjs-pino.LoggerModule.forRoot': { library: 'nestjs-pino', path: ['pinoHttp'] },
  'nestjs-pino.LoggerModule.forRootAsync': { library: 'nestjs-pino', path: ['pinoHttp'] },
  fastify: { library: 'fastify', path: ['logger'], needs: 'logger' },
  'fastify.fastify': { library: 'fastify', path: ['logger'], needs: 'logger' },
};

/** Makers of winston loggers. https://github.com/winstonjs/winston, https://github.com/gremo/nest-winston */
export const WINSTON_LOGGERS: readonly string[] = [
  'winston.createLogger',
  'winston.configure',
  'winston.loggers.add',
  'nest-winston.WinstonModule.createLogger',
  'nest-winston.WinstonModule.forRoot',
  'nest-winston.WinstonModule.forRootAsync',
];

/** winston's formats. https://github.com/winstonjs/logform#formats */
export const WINSTON_FORMATS: Readonly<Record<string, 'json' | 'text'>> = table({
  json: 'json',
  logstash: 'json',
  simple: 'text',
  prettyPrint: 'text',
  cli: 'text',
  printf: 'text',
  nestLike: 'text',
});

/** What a target of a pino transport is. https://getpino.io/#/docs/transports */
export const PINO_TARGETS: readonly { readonly pattern: RegExp; readonly to: LogSink['to']; readonly format: 'json' | 'text' }[] = [
  { pattern: /^pino-pretty$/, to: 'stdout', format: 'text' },
  { pattern: /^pino\/file$/, to: 'file', format: 'json' },
  { pattern: /^pino-(?:roll|rotate)/, to: 'file', format: 'json' },
  {
    pattern: /loki|elasticsearch|datadog|logflare|axiom|socket|syslog|opentelemetry|sentry|http|seq|cloudwatch|betterstack|logtail/i,
    to: 'network',
    format: 'json',
  },
];
