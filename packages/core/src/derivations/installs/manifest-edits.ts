import { literalText, type Run } from '../../vocabulary/script.js';
import { basename } from '../../vocabulary/paths.js';
import { wordsOf } from './words.js';

/** Manifests and lock files, by the names that package managers give them. */
const MANIFEST =
  /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|pyproject\.toml|uv\.lock|poetry\.lock|pdm\.lock|Pipfile(?:\.lock)?|requirements[\w.-]*\.(?:txt|in))$/;

/** Subcommands that write the manifest. Sources: the command lines' own documentation of npm, yarn, pnpm, bun, uv, poetry, pdm, pipenv. */
const WRITES = /^(?:pkg|version|uninstall|remove|rm|un|add|up|update|upgrade|lock|set|dedupe|audit)$/;
const MANAGERS = /^(?:npm|yarn|pnpm|bun|uv|poetry|pdm|pipenv)$/;

/** A run that writes a manifest or its lock file, or takes it away: what an install after it finds is not what was committed. */
export function editsManifest({ words, redirects }: Run): boolean {
  const [program = '', ...given] = wordsOf(words).map(({ text }) => text);
  const files = (redirects ?? []).filter(({ operator }) => /^>[>|]?$/.test(operator)).map(({ target }) => literalText(target) ?? '');
  if (files.some(isManifest)) return true;
  const name = basename(program);
  if (MANAGERS.test(name)) return writes(name, given);
  if (/^(?:cp|install)$/.test(name)) return isManifest(given.at(-1) ?? '');
  if (/^(?:sed|perl|awk|gawk)$/.test(name)) return given.some((word) => /^-[a-z]*i/.test(word)) && given.some(isManifest);
  return /^(?:mv|rm|tee|sponge|truncate|ed|ex)$/.test(name) && given.some(isManifest);
}

/** `npm version 1.2.3`, `npm install left-pad`; an install of what the manifest says writes nothing that it does not say. */
function writes(manager: string, given: readonly string[]): boolean {
  if (given.some((word) => /^(?:-g|--global|--location=global)$/.test(word))) return false;
  const [subcommand = '', ...rest] = given.filter((word) => !word.startsWith('-'));
  return WRITES.test(subcommand) || (manager === 'npm' && /^i(?:nstall)?$/.test(subcommand) && rest.some((word) => !/^[./]/.test(word)));
}

/** A program of the repository, or text that an interpreter is given: nobody here can say what it writes. */
export function mayEdit({ words }: Run): boolean {
  const [program = '', ...given] = wordsOf(words).map(({ text }) => text);
  const name = basename(program);
  if (MANAGERS.test(name)) return /^(?:run|run-script|exec|dlx|x)$/.test(given.find((word) => !word.startsWith('-')) ?? '');
  return (
    /^(?:node|ts-node|tsx|deno|python[\d.]*|ruby|perl|npx|make|git)$/.test(name) ||
    /^\.{1,2}\/|^[^/].*\.(?:[cm]?[jt]s|py|sh)$/.test(program)
  );
}

function isManifest(path: string): boolean {
  return MANIFEST.test(basename(path));
}

/** A run that puts a manifest or its lock file into the next commit: what installs beside it is there to renew them. */
export function commitsManifest({ words }: Run): boolean {
  const [program = '', ...given] = wordsOf(words).map(({ text }) => text);
  return basename(program) === 'git' && /^(?:add|commit|stage)$/.test(given[0] ?? '') && given.some(isManifest);
}
