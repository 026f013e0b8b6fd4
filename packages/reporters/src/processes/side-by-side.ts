import type { Model, Report, ReportedApp, Value } from '@factorlint/core';
import { type DeployPath, type Process, valueShown } from './step-text.js';

type Service = Model['services'][number];

/** Processes with one role, across deploy paths. */
export interface ProcessGroup {
  readonly role: Process['role'];
  readonly processes: readonly Process[];
}

/** The deploy model of one app. */
export interface AppProcesses {
  readonly app: ReportedApp;
  readonly paths: readonly DeployPath[];
  readonly groups: readonly ProcessGroup[];
}

/** One backing service, and what each deploy path brings of it. */
export interface ServiceRow {
  readonly service: Service['service'];
  readonly by: readonly Service[];
}

const ROLES: readonly Process['role'][] = ['web', 'worker', 'scheduler', 'release', 'admin', 'unknown', 'development', 'build', 'service'];
const PURPOSES: readonly DeployPath['purpose'][] = ['production', 'development', 'test', 'ci'];

/** The deploy paths, production first. */
export function sortedPaths({ paths }: Model): readonly DeployPath[] {
  return [...paths].sort((a, b) => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose) || (a.id < b.id ? -1 : 1));
}

/** Each app with its processes, grouped by role. Processes that only bring a backing service are left to `serviceRows`. */
export function appsWithProcesses({ apps, model }: Report): readonly AppProcesses[] {
  const services = new Set(model.services.map(({ path, name }) => `${path}\0${name}`));
  const own = model.processes.filter(({ role, path, name }) => role !== 'service' || !services.has(`${path}\0${name}`));
  const paths = sortedPaths(model);
  const folders = [...new Set(own.map(({ app }) => app))].sort();
  return folders.map((folder) => {
    const processes = own.filter(({ app }) => app === folder);
    const used = paths.filter(({ id }) => processes.some(({ path }) => path === id));
    const order = new Map(used.map(({ id }, index) => [id, index]));
    const sorted = [...processes].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
    const groups = ROLES.flatMap((role) => {
      const ofRole = sorted.filter((process) => process.role === role);
      return ofRole.length > 0 ? [{ role, processes: ofRole }] : [];
    });
    return { app: apps.find(({ path }) => path === folder) ?? { path: folder, name: folder, kind: 'service' }, paths: used, groups };
  });
}

/** The backing services of all paths, by type. */
export function serviceRows({ services }: Model): readonly ServiceRow[] {
  const types = [...new Set(services.map(({ service }) => service))].sort();
  return types.map((service) => ({ service, by: services.filter((each) => each.service === service) }));
}

/** A service's version, where it is said, else its name. */
export function serviceText({ version, image, name }: Service): string {
  return version ?? (image === undefined ? name : 'no version');
}

/** Where a process listens, as `host:port`, the host only where it is one; undefined where nobody says. */
export function listeningText({ host, port, ports }: Process): string | undefined {
  if (port && host && isSameVariable(host, port)) return bothOf(host, port);
  if (port) return host && host.kind !== 'choice' ? `${valueShown(host)}:${valueShown(port)}` : valueShown(port);
  const container = ports.flatMap((each) => each.container ?? []);
  return container.length > 0 ? [...new Set(container.map(valueShown))].join(', ') : undefined;
}

function isSameVariable(a: Value, b: Value): boolean {
  return a.kind === 'environment' && b.kind === 'environment' && a.name !== undefined && a.name === b.name;
}

/** One variable holds host and port. */
function bothOf(host: Value, port: Value): string {
  const [first, second] = [host, port].map((each) =>
    each.kind === 'environment' && typeof each.missing === 'object' ? valueShown(each.missing) : undefined,
  );
  const name = host.kind === 'environment' ? (host.name ?? '') : '';
  return first === undefined || second === undefined ? `$${name}` : `\${${name}:-${first.includes(':') ? `[${first}]` : first}:${second}}`;
}

/** How many of it run. */
export function replicasText({ replicas, autoscaled }: Process): string | undefined {
  if (!replicas) return autoscaled ? 'scaled by itself' : undefined;
  return `${valueShown(replicas)}${autoscaled ? ', scaled by itself' : ''}`;
}

/** How many processes of its own it starts. */
export function workersText({ workers }: Process): string | undefined {
  return workers && valueShown(workers);
}

export const SIGNALS: Readonly<Record<NonNullable<Process['firstProcess']>['signal'], string>> = {
  arrives: 'SIGTERM arrives',
  lost: 'SIGTERM is lost',
  unknown: 'whether SIGTERM arrives is not known',
};
