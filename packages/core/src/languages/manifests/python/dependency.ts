import type { Dependency, DependencyGroup } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { RequirementText } from '../../../syntax/requirements.js';
import { masked } from '../masking.js';
import { pythonName } from './names.js';
import { specifierPin, urlPin } from './pins.js';

/** A requirement; `editable` and `hashes` are what requirements files add. */
type Parsed = RequirementText & { readonly editable?: boolean; readonly hashes?: readonly string[] };

/** A requirement (PEP 508 or a line of a requirements file) as a fact. None without a name: a path of the repository itself, an archive of unknown content. */
export function dependencyOf(requirement: Parsed, location: Location, group: DependencyGroup): Dependency | undefined {
  const { extras, specifier, url, editable = false, hashes = [] } = requirement;
  const name = requirement.name ?? (url === undefined ? undefined : repositoryIn(url));
  if (name === undefined || name === '') return undefined;
  const written = url ?? specifier;
  return {
    kind: 'dependency',
    location,
    name: pythonName(name),
    ecosystem: 'python',
    group,
    ...(extras.length > 0 && { extras }),
    ...(written !== '' && { specifier: masked(written) }),
    pin: url === undefined ? specifierPin(specifier) : editable && !url.includes('+') ? 'local' : urlPin(url),
    ...(hashes.length > 0 && { hashed: true }),
  };
}

/**
 * `https://host/owner/name/archive/main.zip`, `git+https://host/owner/name.git@main`: the repository's name, which is that of the
 * distribution as far as anybody can tell without building it. Undefined for paths and other addresses.
 */
function repositoryIn(url: string): string | undefined {
  const path = url.replace(/[#?].*$/, '');
  const archive = /^https?:\/\/[^/]+\/[\w.-]+\/([\w.-]+)\/(?:archive|zipball|tarball)\//.exec(path)?.[1];
  return archive ?? /^(?:git|hg)\+[a-z]+:\/\/\S*\/([\w.-]+?)(?:\.git)?(?:@[^/]*(?:\/.*)?)?$/.exec(path)?.[1];
}
