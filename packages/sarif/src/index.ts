export type { Profile, Repository, SarifOptions } from './options.js';
export { repositoryAddress } from './provenance.js';
export { sarif, serializeSarif, toSarif } from './to-sarif.js';
