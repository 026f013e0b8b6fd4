/** Names of settings modules for production. */
const PRODUCTION = /^(?:prod|production|live)$/i;

/**
 * The settings module for production beside one for development: `shop.settings.production` for `shop.settings.dev`, `settings_prod` for
 * `settings_dev`. Undefined where the repository holds none, or more than one.
 * @param paths of the repository
 */
export function productionBeside(module: string, paths: readonly string[]): string | undefined {
  const [, stem = '', own] = /^((?:.*[._])?)([a-z]+)$/i.exec(module) ?? [];
  if (own === undefined || stem === '') return undefined;
  const fileOf = (name: string) => `${(stem + name).replaceAll('.', '/')}.py`;
  const isHere = (file: string, path: string) => path === file || path.endsWith(`/${file}`);
  const folders = paths.flatMap((path) => (isHere(fileOf(own), path) ? [path.slice(0, -fileOf(own).length)] : []));
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0) return undefined;
  const start = folder + stem.replaceAll('.', '/');
  const found = paths.flatMap((path) => {
    const name = path.startsWith(start) && path.endsWith('.py') ? path.slice(start.length, -'.py'.length) : '';
    return PRODUCTION.test(name) ? [stem + name] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
