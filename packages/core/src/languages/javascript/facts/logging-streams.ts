import type { LogSink } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';

/** A file that is really the process's stream or nothing. */
export function streamBehind(to: LogSink['to'], target: Value | undefined): LogSink['to'] {
  const path = to === 'file' && target?.kind === 'literal' ? target.value : undefined;
  if (typeof path !== 'string') return to;
  if (/^\/dev\/(?:stdout|fd\/1)$|^\/proc\/(?:1|self)\/fd\/1$/.test(path)) return 'stdout';
  if (/^\/dev\/(?:stderr|fd\/2)$|^\/proc\/(?:1|self)\/fd\/2$/.test(path)) return 'stderr';
  return path === '/dev/null' || path === 'NUL' ? 'null' : to;
}
