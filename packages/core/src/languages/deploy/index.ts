import type { Language } from '../../vocabulary/language.js';
import { compose } from './compose/index.js';
import { dockerfile } from './dockerfile/index.js';

/** Everything that describes how an application is built, released and run. */
export const deployLanguages: readonly Language[] = [dockerfile, compose];
