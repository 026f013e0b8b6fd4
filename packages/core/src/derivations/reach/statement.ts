import type { DeployPath, Reach } from '../../vocabulary/facts/index.js';

/** That these paths, or none, get to a place. */
export function reachOf(location: Reach['location'], paths: readonly DeployPath[], why: string): Reach {
  return {
    kind: 'reach',
    location,
    paths: [...new Set(paths.map(({ id }) => id))],
    production: paths.some(({ purpose }) => purpose === 'production'),
    why,
  };
}
