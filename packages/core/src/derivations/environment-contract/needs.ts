import type { Facts } from '../../vocabulary/facts.js';

/** What a contract is made from. */
export const CONTRACT_NEEDS = [
  'app',
  'assignment',
  'command',
  'deploy-path',
  'environment-declaration',
  'environment-read',
  'environment-supply',
  'ignore-pattern',
  'import',
  'image-stage',
  'listen',
  'process',
  'reach',
  'server-log',
  'setting',
  'workload',
] as const;

export type ContractFacts = Facts<(typeof CONTRACT_NEEDS)[number]>;
