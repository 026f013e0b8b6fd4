import type { Workload } from '../vocabulary/facts/index.js';

/** A workload of which only some things are said. */
export function declared(said: Pick<Workload, 'name' | 'form' | 'location'> & Partial<Workload>): Workload {
  return {
    kind: 'workload',
    environment: [],
    environmentFiles: [],
    open: [],
    ports: [],
    volumes: [],
    probes: [],
    dependsOn: [],
    ...said,
  };
}
