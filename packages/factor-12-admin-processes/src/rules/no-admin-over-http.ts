import { defineRule, violates, type AdminRoute, type Facts } from '@factorlint/core';

export const noAdminOverHttp = defineRule({
  id: 'admin-processes/no-admin-over-http',
  code: 'TF1206',
  summary: 'No route of the application runs an administrator’s task.',
  scope: 'file',
  severity: 'warning',
  needs: ['admin-route', 'app'],

  *check(facts) {
    for (const route of facts.of('admin-route')) {
      if (!isServed(route, facts)) continue;
      const { runs, guarded, grave } = route;
      const message =
        runs === undefined
          ? `${route.route} is a task on the whole database, and any request may ask for it.`
          : `A request to ${route.route} runs ${runs}.`;
      const severity = runs !== undefined && grave && !guarded ? 'warning' : 'note';
      yield violates(route, route.route, message, { confidence: 'likely', severity });
    }
  },
});

/** In what a production deploy serves, under no condition. Where only the name of the route speaks, a guard ends the matter. */
function isServed(route: AdminRoute, facts: Facts): boolean {
  const { path } = route.location;
  if (route.condition !== undefined || (route.runs === undefined && route.guarded)) return false;
  return facts.kindOf(path) === 'production' && facts.isProduction(route) && facts.appOf(route)?.type === 'service';
}
