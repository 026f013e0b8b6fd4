import type { Language } from '../../vocabulary/language.js';
import { compose } from './compose/index.js';
import { dockerfile } from './dockerfile/index.js';
import { dotenv } from './dotenv.js';
import { procfile } from './procfile.js';
import { justfile } from './tasks/justfile.js';
import { makefile } from './tasks/makefile.js';
import { shellScript } from './tasks/shell.js';

/** Everything that describes how an application is built, released and run. */
export const deployLanguages: readonly Language[] = [dockerfile, compose, procfile, dotenv, shellScript, makefile, justfile];
