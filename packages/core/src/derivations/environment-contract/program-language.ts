import type { Process } from '../../vocabulary/facts/index.js';

/** Programs that run JavaScript, by basename. Sources: the packages' own documentation on npmjs.com. */
const NODE =
  /^(?:node|nodejs|npm|npx|yarn|pnpm|bun|deno|tsx|ts-node(?:-dev)?|nodemon|pm2(?:-runtime)?|next|nuxt|nest|vite|react-scripts|react-router-serve|remix-serve|strapi|medusa|jest|vitest|mocha|cypress|playwright|prisma|knex|sequelize(?:-cli)?|typeorm|serve|http-server|json-server)$/;
/** Programs that run Python, by basename. Sources: the packages' own documentation on pypi.org. */
const PYTHON =
  /^(?:python[\d.]*|pypy[\d.]*|manage\.py|django-admin|gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve|uwsgi|celery|rq|rqworker|dramatiq|huey_consumer(?:\.py)?|arq|flask|fastapi|alembic|pytest|flower|uv|poetry|pipenv|pdm|honcho|watchmedo|streamlit)$/;

/** Whether a process may run code of a file: false only where all its programs are known to run another language. */
export function mayRun({ main, before, alternatives = [], manager }: Process, path: string): boolean {
  const own = /\.pyi?$/.test(path) ? PYTHON : /\.(?:[cm]?[jt]sx?|vue|svelte|prisma)$/.test(path) ? NODE : undefined;
  if (!own || !main) return true;
  const other = own === PYTHON ? NODE : PYTHON;
  const programs = [main, ...before, ...alternatives, ...(manager ? [manager] : [])].map(({ program }) => program);
  return programs.some((program) => own.test(program)) || !other.test(main.program);
}
