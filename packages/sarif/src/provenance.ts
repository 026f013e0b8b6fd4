import type { VersionControlDetails } from 'sarif';
import type { Repository } from './options.js';
import { ROOT_ID } from './places.js';

/** Where the analysed code comes from; undefined where no remote repository is known. */
export function provenanceOf({ uri, revision, branch }: Repository): VersionControlDetails | undefined {
  const repositoryUri = uri === undefined ? undefined : repositoryAddress(uri);
  if (repositoryUri === undefined) return undefined;
  return {
    repositoryUri,
    ...(revision === undefined ? {} : { revisionId: revision }),
    ...(branch === undefined ? {} : { branch }),
    mappedTo: { uriBaseId: ROOT_ID },
  };
}

/**
 * The address of a remote repository as people open it: without credentials, query and `.git`. `git@host:path` and `ssh:` become
 * `https:`. Undefined for what is no address on a host, such as a folder.
 */
export function repositoryAddress(remote: string): string | undefined {
  const [, host = '', path = ''] = /^(?:[^@/\\]+@)?([^:/\\]{2,}):(?!\/\/)(.+)$/.exec(remote) ?? [];
  const address = host === '' ? remote : `https://${host}/${path.replace(/^\/+/, '')}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^(?:https?|ssh|git):$/.test(url.protocol) || url.hostname === '') return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const name = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return `${isWeb ? url.protocol : 'https:'}//${isWeb ? url.host : url.hostname}${name}`;
}
