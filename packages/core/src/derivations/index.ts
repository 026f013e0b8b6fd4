import type { Derivation } from '../vocabulary/derivation.js';
import { settings } from './settings.js';

/** Every derivation that comes with factorlint. */
export const derivations: readonly Derivation[] = [settings];
