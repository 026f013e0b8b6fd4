import type { CodeFact } from './code.js';
import type { DeployFact } from './deploy.js';
import type { DerivedFact } from './derived.js';
import type { DocumentFact } from './documents.js';
import type { ManifestFact } from './manifest.js';

/** Everything that front-ends and derivations can say: noun phrases of the twelve factors' language, never of a syntax. Plain data. */
export type Fact = CodeFact | DeployFact | ManifestFact | DocumentFact | DerivedFact;

export type FactKind = Fact['kind'];

/** The fact that a kind names. */
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

export type * from './behaviour.js';
export type * from './code.js';
export type * from './deploy.js';
export type * from './derived.js';
export type * from './documents.js';
export type * from './logs.js';
export type * from './manifest.js';
export type * from './state.js';
