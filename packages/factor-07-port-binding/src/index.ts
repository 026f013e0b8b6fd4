import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noDevelopmentServer } from './rules/no-development-server.js';
import { noHardcodedPort } from './rules/no-hardcoded-port.js';
import { noLoopbackBind } from './rules/no-loopback-bind.js';
import { noPortMismatch } from './rules/no-port-mismatch.js';
import { noWebServerInContainer } from './rules/no-web-server-in-container.js';
import { requireSelfContainedServer } from './rules/require-self-contained-server.js';

/** Factor VII of 12factor.net. */
export const portBinding: Factor = {
  number: 7,
  slug: 'port-binding',
  title: 'Export services via port binding',
  rules: [noDevelopmentServer, noHardcodedPort, noLoopbackBind, noPortMismatch, noWebServerInContainer, requireSelfContainedServer],
  pages,
};
