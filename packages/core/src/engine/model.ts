import type { Facts } from '../vocabulary/facts.js';
import type { Model } from '../vocabulary/report.js';

/** The deploy model as the report shows it. */
export function modelOf(facts: Facts): Model {
  return {
    paths: facts.of('deploy-path').map(withoutKind),
    processes: facts.of('process').map(withoutKind),
    services: facts.of('backing-service').map(withoutKind),
    environment: facts.of('environment-contract').map(withoutKind),
  };
}

function withoutKind<T extends { readonly kind: string }>(fact: T): Omit<T, 'kind'> {
  const { kind, ...rest } = fact;
  void kind;
  return rest;
}
