import {
  defineRule,
  folderOf,
  shownText,
  upholds,
  violates,
  type DeployPath,
  type Facts,
  type Observation,
  type Process,
  type Supply,
} from '@factorlint/core';

export const noDanglingHost = defineRule({
  id: 'backing-services/no-dangling-host',
  code: 'TF0407',
  summary: 'Every host that a deploy names is a service of that deploy.',
  scope: 'project',
  severity: 'error',
  needs: ['process', 'deploy-path', 'workload', 'environment-contract'],

  *check(facts) {
    const told = new Set<string>();
    for (const path of facts.of('deploy-path')) {
      if (path.purpose !== 'production' || path.form !== 'compose') continue;
      for (const process of facts.of('process').filter((each) => each.path === path.id)) {
        for (const observation of judge(process, path, facts)) {
          const identity = `${JSON.stringify(observation.location)} ${observation.key}`;
          if (!told.has(identity)) yield observation;
          told.add(identity);
        }
      }
    }
  },
});

function* judge(process: Process, path: DeployPath, facts: Facts): Iterable<Observation> {
  const services = facts.of('workload').filter(({ location }) => path.files.includes(location.path));
  const names = new Set(services.flatMap(({ name, containerName }) => [name, ...(containerName ? [containerName.name] : [])]));
  for (const supply of process.environment) {
    const host = hostOf(supply);
    if (host === undefined || !path.files.includes(supply.location.path)) continue;
    const files = path.files.join(' and ');
    const place = { location: supply.value.location };
    if (names.has(host)) yield upholds(place, host, `${host} is a service of ${files}.`, { paths: [path.id] });
    else
      yield violates(place, host, `${host} is no service of ${files} (${supply.name} of ${process.name}).`, {
        paths: [path.id],
        severity: isShared(services) || isBeside(host, path, facts) || !isTaken(supply, process, facts) ? 'note' : 'error',
      });
  }
}

/** The process is the application's, or its code reads the variable. What somebody else's image makes of one, only that image knows. */
function isTaken({ name }: Supply, { role }: Process, facts: Facts<'environment-contract'>): boolean {
  return role !== 'service' || facts.of('environment-contract').some((each) => each.name === name && each.readers.length > 0);
}

/** A compose file of the same folder has such a service: the two may be started together. */
function isBeside(host: string, { files }: DeployPath, facts: Facts<'workload'>): boolean {
  const folders = new Set(files.map(folderOf));
  return facts
    .of('workload')
    .some(({ name, form, location }) => form === 'compose' && name === host && folders.has(folderOf(location.path)));
}

/** A network that another file defines may know more names. */
function isShared(services: readonly { readonly networks?: readonly string[] }[]): boolean {
  return services.some(({ networks }) => (networks?.length ?? 0) > 0);
}

/** The host of a URL, where it is a short name; of a variable that is called a host, its value. */
function hostOf({ name, value, source }: Supply): string | undefined {
  if (source !== 'literal' && source !== 'file') return undefined;
  const text = shownText(value);
  const host =
    /^[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?([A-Za-z][\w-]*)(?=[:/?]|$)/i.exec(text)?.[1] ??
    (/_HOST$/.test(name) && /^[a-z][\w-]*$/.test(text) ? text : undefined);
  return host === undefined ||
    /^(?:localhost|host|none|example|true|false)$/i.test(host) ||
    /^(?:file|sqlite\w*|https?|console|memory|locmem\w*|dummy\w*)(?:\+\w+)?:/i.test(text)
    ? undefined
    : host;
}
