import type { KnownVariable } from './known-variable.js';
import { LIBRARY_VARIABLES } from './libraries.js';
import { PLATFORM_VARIABLES } from './platforms.js';
import { RUNTIME_VARIABLES } from './runtimes.js';

export type { KnownVariable, KnownVariables } from './known-variable.js';

const ALL = [...PLATFORM_VARIABLES, ...RUNTIME_VARIABLES, ...LIBRARY_VARIABLES].flatMap(({ variables }) => variables);
const EXACT: ReadonlyMap<string, KnownVariable> = new Map(
  ALL.filter(({ name }) => !name.endsWith('*')).map((variable) => [variable.name, variable]),
);
const PREFIXES = ALL.filter(({ name }) => name.endsWith('*'));

/** Who knows a variable by itself, and what for; undefined where only the application's code can. */
export function knownVariable(name: string): KnownVariable | undefined {
  return EXACT.get(name) ?? PREFIXES.find((variable) => name.startsWith(variable.name.slice(0, -1)));
}

/**
 * Prefixes of names that bundlers put into a front-end when it is built. Sources: vite.dev/guide/env-and-mode,
 * nextjs.org/docs/app/guides/environment-variables, create-react-app.dev/docs/adding-custom-environment-variables,
 * cli.vuejs.org/guide/mode-and-env.html, gatsbyjs.com/docs/how-to/local-development/environment-variables,
 * docs.expo.dev/guides/environment-variables, svelte.dev/docs/kit/$env-static-public, docs.astro.build/en/guides/environment-variables.
 */
const BUILD_PREFIX = /^(?:VITE_|NEXT_PUBLIC_|REACT_APP_|VUE_APP_|GATSBY_|EXPO_PUBLIC_|PUBLIC_)/;

/** Whether a bundler replaces the variable by its value when a front-end is built. */
export function isBuildVariable(name: string): boolean {
  return BUILD_PREFIX.test(name);
}
