import { describe, expect, it } from 'vitest';
import { provenanceOf, repositoryAddress } from './provenance.js';

describe('the address of a repository', () => {
  it.for([
    ['https://github.com/o/r.git', 'https://github.com/o/r'],
    ['https://user:token@github.com/o/r', 'https://github.com/o/r'],
    ['https://git.example.com:8443/o/r.git/', 'https://git.example.com:8443/o/r'],
    ['git@github.com:o/r.git', 'https://github.com/o/r'],
    ['github.com:/o/r', 'https://github.com/o/r'],
    ['ssh://git@git.example.com:2222/o/r.git', 'https://git.example.com/o/r'],
    ['https://example.com/o/r?private_token=abc#x', 'https://example.com/o/r'],
  ] as const)('%s is %s', ([remote, address]) => expect(repositoryAddress(remote)).toBe(address));

  it.for(['/srv/git/r.git', '../r', 'C:\\git\\r', 'file:///srv/git/r.git', ''])('%s is none', (remote) =>
    expect(repositoryAddress(remote)).toBeUndefined(),
  );
});

it('tells commit and branch where they are known, and nothing without an address', () => {
  expect(provenanceOf({ uri: 'git@github.com:o/r.git', revision: 'abc', branch: 'main' })).toEqual({
    repositoryUri: 'https://github.com/o/r',
    revisionId: 'abc',
    branch: 'main',
    mappedTo: { uriBaseId: '%SRCROOT%' },
  });
  expect(provenanceOf({ uri: 'https://github.com/o/r' })).not.toHaveProperty('branch');
  expect(provenanceOf({ uri: '/srv/git/r', revision: 'abc' })).toBeUndefined();
});
