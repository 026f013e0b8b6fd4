import { defineRule, upholds, violates, type BackingService, type Observation } from '@factorlint/core';

export const noServiceVersionDrift = defineRule({
  id: 'dev-prod-parity/no-service-version-drift',
  code: 'TF1003',
  summary: 'Every deploy uses the same major version of a backing service.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['backing-service', 'deploy-path'],

  *check(facts) {
    const purposes = new Map(facts.of('deploy-path').map(({ id, purpose }) => [id, purpose]));
    const isReference = ({ path }: BackingService) => purposes.get(path) === 'production';
    const groups = new Map<string, BackingService[]>();
    for (const service of facts.of('backing-service')) {
      const kind = facts.kindOf(service.location.path);
      if (majorOf(service) === undefined || kind === 'example' || kind === 'documentation') continue;
      groups.set(service.service, [...(groups.get(service.service) ?? []), service]);
    }
    for (const services of groups.values()) yield* judge(services, isReference);
  },
});

/** Against the version of production where there is one, else the most frequent. Several versions that a pipeline tries beside it are its purpose. */
function* judge(services: readonly BackingService[], isReference: (service: BackingService) => boolean): Iterable<Observation> {
  const [first] = services;
  const paths = new Set(services.map(({ path }) => path));
  if (!first || paths.size < 2) return;
  const reference = services.find(isReference) ?? mostFrequent(services);
  const wanted = majorOf(reference);
  const others = services.filter(
    (service) => majorOf(service) !== wanted && !services.some((each) => each.path === service.path && majorOf(each) === wanted),
  );
  if (others.length === 0 && services.every((service) => majorOf(service) === wanted)) {
    const related = services
      .filter((service) => service !== reference)
      .map(({ location, path }) => ({ location, message: `The same version on ${path}.` }));
    yield upholds(reference, reference.service, `${reference.service} is version ${wanted ?? ''} on ${paths.size} deploy paths.`, {
      related,
    });
  }
  for (const other of others) {
    yield violates(
      other,
      other.service,
      `${other.service} is version ${majorOf(other) ?? ''} here and version ${wanted ?? ''} elsewhere.`,
      {
        paths: [other.path],
        related: [{ location: reference.location, message: `Version ${wanted ?? ''} is named here.` }],
        ...sameImage(other, reference),
      },
    );
  }
}

/** The tag of an image that is the same but for it, as long as it says a version by itself. */
function sameImage(other: BackingService, reference: BackingService): Pick<Observation, 'change'> {
  const [was, value] = [tagOf(other), tagOf(reference)];
  if (was?.name !== value?.name || was?.tag === undefined || value?.tag === undefined) return {};
  return { change: { kind: 'set-value', place: other.location, was: `:${was.tag}`, value: `:${value.tag}` } };
}

function tagOf({ image }: BackingService): { readonly name: string; readonly tag: string } | undefined {
  const [, name = '', tag = ''] = /^([^:@\s]+):(\w[\w.-]*)$/.exec(image ?? '') ?? [];
  return tag === '' ? undefined : { name, tag };
}

function majorOf({ version }: BackingService): string | undefined {
  return /^\d+/.exec(version ?? '')?.[0];
}

function mostFrequent(services: readonly BackingService[]): BackingService {
  const count = (service: BackingService) => services.filter((each) => majorOf(each) === majorOf(service)).length;
  return services.reduce((best, each) => (count(each) > count(best) ? each : best));
}
