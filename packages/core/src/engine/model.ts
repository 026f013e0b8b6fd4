import { withoutSecrets } from '../quoting/apparent-secrets.js';
import type { Facts } from '../vocabulary/facts.js';
import type { Model } from '../vocabulary/report.js';

/** The deploy model as the report shows it. What looks like a secret is replaced, but for paths, which lead to files. */
export function modelOf(facts: Facts): Model {
  return {
    paths: facts.of('deploy-path').map(published),
    processes: facts.of('process').map(published),
    services: facts.of('backing-service').map(published),
    environment: facts.of('environment-contract').map(published),
  };
}

function published<T extends { readonly kind: string }>(fact: T): Omit<T, 'kind'> {
  const { kind, ...rest } = fact;
  void kind;
  return masked(rest);
}

function masked<T>(data: T): T {
  if (typeof data === 'string') return withoutSecrets(data) as T;
  if (Array.isArray(data)) return data.map(masked) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, key === 'path' ? value : masked<unknown>(value)])) as T;
}
