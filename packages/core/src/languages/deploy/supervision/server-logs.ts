import { hasHole } from '../../../syntax/hole.js';
import type { ServerLog } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';

/** Where a server writes its log, by the path that its settings name; `NONE`, `off` and the null device are nowhere. */
export function logOf(target: string, server: string, location: Location, valueLocation: Location): ServerLog {
  const value: Value = hasHole(target)
    ? { kind: 'unknown', location: valueLocation }
    : { kind: 'literal', value: target, location: valueLocation };
  return { kind: 'server-log', to: streamOf(target), target: value, server, location };
}

function streamOf(target: string): ServerLog['to'] {
  if (hasHole(target) || target === '' || /^(?:syslog|memory|udp|redis):|^syslog$|[$%]\(?\{?\w/.test(target)) return 'unknown';
  if (/^(?:\/dev\/stdout|\/dev\/fd\/1|\/proc\/(?:self|1)\/fd\/1|-|stdout|stdio)$/.test(target)) return 'stdout';
  if (/^(?:\/dev\/stderr|\/dev\/fd\/2|\/proc\/(?:self|1)\/fd\/2|stderr)$/.test(target)) return 'stderr';
  return /^(?:\/dev\/null|none|off)$/i.test(target) ? 'null' : 'file';
}
