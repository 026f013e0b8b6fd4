import type { Workload } from '../../vocabulary/facts/index.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';

type Purpose = NonNullable<Workload['purpose']>;

/** Variables in which frameworks and teams name the environment. */
const ENVIRONMENT_NAMES =
  /^(?:NODE_ENV|FLASK_ENV|APP_ENV|RAILS_ENV|RACK_ENV|DJANGO_ENV|ENVIRONMENT|ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|PYTHON_ENV|STAGE|MIX_ENV)$/;
const WORDS: readonly (readonly [RegExp, Purpose])[] = [
  [/^(?:dev|devel|development|local)$/i, 'development'],
  [/^(?:tests?|testing|e2e)$/i, 'test'],
  [/^ci$/i, 'ci'],
  [/^(?:prod|production)$/i, 'production'],
];
/** Programs and options that only development uses. Source: each program's documentation. */
const DEVELOPMENT =
  /(?:^|\s)(?:--reload|nodemon|ts-node-dev|tsx watch|(?:npm|pnpm|yarn|bun)(?: run)? (?:\S+:)?(?:dev|watch|start:dev)(?::\S+)?|(?:next|nuxt|astro|fastapi) dev|--watch|runserver_plus|watchmedo|debugpy|air)(?:\s|$)/;

/** What a workload by itself says it is for: the environment's name, the stage it builds, profiles, a program of developers. */
export function purposeOf({ environment, build, profiles, command, entrypoint, volumes }: Omit<Workload, 'purpose'>): Purpose | undefined {
  const named = environment.find(({ name }) => ENVIRONMENT_NAMES.test(name));
  return (
    inWord(literalText(named?.value)) ??
    inWord(build?.target) ??
    profiles?.map(inWord).find((purpose) => purpose !== undefined) ??
    (runsForDevelopers(command?.script, volumes) || runsForDevelopers(entrypoint?.script, volumes) ? 'development' : undefined)
  );
}

function inWord(word: string | undefined): Purpose | undefined {
  return word === undefined ? undefined : WORDS.find(([pattern]) => pattern.test(word))?.[1];
}

/** A watching program; Django's own server only where the source is mounted. */
function runsForDevelopers(script: Script | undefined, volumes: Workload['volumes']): boolean {
  const mountsSource = volumes.some(({ form, source }) => form === 'bind' && /^\.\/?$|^\.\.?\/[\w./-]*$/.test(source ?? ''));
  return [...walkStatements(script?.statements ?? [])].some((statement) => {
    if (statement.kind !== 'run') return false;
    const text = statement.words.map((word) => literalText(word) ?? '').join(' ');
    return DEVELOPMENT.test(text) || (mountsSource && /\brunserver\b|\bflask (?:--\S+ )*run\b/.test(text));
  });
}
