import type { RuntimeVersion } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';

/** The version of Python that a manifest asks for; nothing where it says any. */
export function* pythonVersion(version: string | undefined, location: Location): Generator<RuntimeVersion> {
  if (version === undefined || version === '' || version === '*') return;
  yield { kind: 'runtime-version', location, runtime: 'python', version, source: 'declaration' };
}
