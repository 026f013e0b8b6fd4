import type { Wrapper } from './wrapper.js';

/** Small programs made to be process 1. */
export const INITS: readonly Wrapper[] = [
  {
    programs: ['tini', 'tini-static', 'docker-init', 'catatonit'],
    values: ['-p', '-e'],
    form: 'init',
    signal: 'forwards',
    groupOptions: ['-g'],
    source: 'github.com/krallin/tini README; measured',
  },
  {
    programs: ['dumb-init'],
    values: ['-r', '--rewrite'],
    form: 'init',
    signal: 'group',
    childOptions: ['-c', '--single-child'],
    source: 'github.com/Yelp/dumb-init README, "Session behavior"',
  },
  {
    programs: ['pid1'],
    values: ['-u', '--user', '-g', '--group', '-w', '--workdir', '-e', '--env'],
    form: 'init',
    signal: 'forwards',
    source: 'github.com/fpco/pid1',
  },
];
