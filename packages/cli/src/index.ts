export { defineConfig, type Config } from '@factorlint/api';
export type { ExitStatus, Io, Output } from './io.js';
export { main } from './main.js';
