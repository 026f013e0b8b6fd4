/**
 * Routes whose last part names a task on the whole database, and nothing that a user could ask for. A plain `seed` or `migrate` may be
 * a seed of something else, and the move of an account.
 */
const NAMES =
  /(?:^|\/)(?:run[-_])?(?:(?:db|database)[-_]?(?:migrate|migrations?|reset|seed|setup|init)|(?:reset|seed|set-?up|init(?:iali[sz]e)?|create|drop|wipe|migrate|clear)[-_]?(?:the[-_])?(?:db|database|schema|tables))\/?$/i;

/** Whether a route is named for an administrator's task: `/setup-database`, `/api/reset-db`. */
export function isAdminRoute(route: string): boolean {
  return NAMES.test(route);
}
