import type { ImageStage } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { basename } from '../../vocabulary/paths.js';
import { type Statement, literalText, walkStatements } from '../../vocabulary/script.js';
import { isNamedAfter } from '../deploy/builds.js';
import { imageName } from '../deploy/image-name.js';
import type { BuiltImage } from '../deploy/images.js';

type Needs = Facts<'image-stage' | 'command' | 'app'>;

/** Files that configure a program or start it, and are none: scripts of a shell, configuration, certificates, templates of these. */
const NO_PROGRAM =
  /^[^*?[\]$]+\.(?:sh|bash|conf|cfg|cnf|ini|ya?ml|json|toml|xml|env|properties|crt|cert|pem|key|txt|tmpl|template|tpl|j2|html?)$/i;

/** Manifests: what they ask for is the application, or its packages. */
const MANIFEST =
  /^(?:package(?:-lock)?\.json|pyproject\.toml|Cargo\.toml|setup\.cfg|pnpm-lock\.yaml|.*requirements.*\.txt|constraints.*\.txt)$/i;

/**
 * Whether an image packs somebody else's program: it downloads one, nothing in its Dockerfile copies code of this repository, and it
 * builds on no image of this repository. What it runs is not the application.
 */
export function packsOthers({ dockerfile }: BuiltImage, facts: Needs): boolean {
  const stages = facts.in('image-stage', dockerfile);
  return stages.every((stage) => isPublic(stage, facts) && takesNoCode(stage)) && downloads(dockerfile, facts);
}

/** Its base is a stage of the file, or an image whose name is written and is not that of an app here. */
function isPublic({ base, image }: ImageStage, facts: Needs): boolean {
  return base !== undefined || (!imageName(image).name.includes('…') && !isNamedAfter(image, facts));
}

function takesNoCode({ copies }: ImageStage): boolean {
  return copies.every(({ from, stage }) => stage !== undefined || from.every((each) => isNoProgram(each)));
}

function isNoProgram(path: string): boolean {
  const name = basename(path);
  return /^https?:/.test(path) || (NO_PROGRAM.test(name) && !MANIFEST.test(name));
}

/** A build step fetches from an address whose beginning is written there. */
function downloads(dockerfile: string, facts: Needs): boolean {
  return facts
    .in('command', dockerfile)
    .some(({ purpose, script }) => purpose === 'build' && [...walkStatements(script.statements)].some(isDownload));
}

function isDownload(statement: Statement): boolean {
  if (statement.kind !== 'run') return false;
  const [program = '', ...words] = statement.words.map(
    (word) => (word.kind === 'text' ? literalText(word.parts[0]) : literalText(word)) ?? '',
  );
  return /^(?:curl|wget)$/.test(basename(program)) && words.some((word) => /^https?:/.test(word));
}
