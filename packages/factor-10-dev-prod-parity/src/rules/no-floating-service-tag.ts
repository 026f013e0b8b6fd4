import { defineRule, violates, type BackingService, type Facts } from '@factorlint/core';

export const noFloatingServiceTag = defineRule({
  id: 'dev-prod-parity/no-floating-service-tag',
  code: 'TF1007',
  summary: 'The image of a backing service names its version.',
  scope: 'project',
  severity: 'note',
  needs: ['backing-service', 'deploy-path', 'image-reference'],

  *check(facts) {
    const told = new Set<string>();
    for (const service of facts.of('backing-service')) {
      const kind = facts.kindOf(service.location.path);
      // Mail catchers stand for a service of which no version is known.
      if (service.service === 'smtp' || kind === 'example' || kind === 'test' || kind === 'documentation' || !isFloating(service, facts))
        continue;
      const place = JSON.stringify(service.location);
      if (told.has(place)) continue;
      told.add(place);
      const paths = facts.of('deploy-path').some(({ id }) => id === service.path) ? { paths: [service.path] } : {};
      yield violates(service, service.name, `${service.image ?? service.name} names no version.`, paths);
    }
  },
});

/** No tag, or one without any number: `latest`, `alpine`, `management`. */
function isFloating({ version, location }: BackingService, facts: Facts): boolean {
  if (version !== undefined) return false;
  const line = location.range?.start.line;
  const reference = facts.in('image-reference', location.path).find((each) => each.location.range?.start.line === line);
  if (!reference || reference.digest !== undefined) return false;
  return reference.floating === true || (reference.tag !== undefined && !/[\d$]/.test(reference.tag));
}
