import type { InstallForm } from './form.js';
import { NODE_INSTALLERS } from './node.js';
import { PYTHON_INSTALLERS } from './python.js';

/** Every known way of calling a package manager; longer subcommands of a program stand before shorter ones. */
export const INSTALL_FORMS: readonly InstallForm[] = [...PYTHON_INSTALLERS, ...NODE_INSTALLERS];

export type { InstallForm } from './form.js';
