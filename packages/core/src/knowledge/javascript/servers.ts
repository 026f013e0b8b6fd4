import { table } from '../../vocabulary/table.js';
/** How a server is told where to listen. `positional`: (port, host); `options`: an object with `port` and `host`; `either`: Node's own `listen`. */
export interface ServerRow {
  readonly server: string;
  readonly form: 'positional' | 'options' | 'either';
  /** Which argument, and the way in it, where it is not the first. */
  readonly argument?: number;
  readonly path?: readonly string[];
}

/**
 * Calls that bind a port. Sources: https://nodejs.org/api/net.html#serverlisten, https://expressjs.com/en/api.html#app.listen,
 * https://fastify.dev/docs/latest/Reference/Server/#listen (host defaults to localhost), https://koajs.com/#app-listen-, https://hapi.dev/api/#-server-options,
 * https://hono.dev/docs/getting-started/nodejs, https://docs.nestjs.com/first-steps, https://bun.sh/docs/api/http, https://docs.deno.com/api/deno/~/Deno.serve,
 * https://www.apollographql.com/docs/apollo-server/api/standalone, http://restify.com/docs/server-api/, https://elysiajs.com/
 */
export const SERVERS: Readonly<Record<string, ServerRow>> = table({
  'express().listen': { server: 'express', form: 'either' },
  'http.createServer().listen': { server: 'node:http', form: 'either' },
  'http.Server().listen': { server: 'node:http', form: 'either' },
  'https.createServer().listen': { server: 'node:https', form: 'either' },
  'https.Server().listen': { server: 'node:https', form: 'either' },
  'http2.createSecureServer().listen': { server: 'node:http2', form: 'either' },
  'http2.createServer().listen': { server: 'node:http2', form: 'either' },
  'stoppable().listen': { server: 'node:http', form: 'either' },
  'connect().listen': { server: 'connect', form: 'either' },
  'polka().listen': { server: 'polka', form: 'either' },
  'restify.createServer().listen': { server: 'restify', form: 'either' },
  'json-server.create().listen': { server: 'express', form: 'either' },
  '@feathersjs/express().listen': { server: 'express', form: 'either' },
  'fastify().listen': { server: 'fastify', form: 'either' },
  'fastify.fastify().listen': { server: 'fastify', form: 'either' },
  'koa().listen': { server: 'koa', form: 'either' },
  '@nestjs/core.NestFactory.create().listen': { server: 'nest', form: 'either' },
  'elysia.Elysia().listen': { server: 'elysia', form: 'either' },
  'socket.io.Server().listen': { server: 'socket.io', form: 'either' },
  'apollo-server.ApolloServer().listen': { server: 'apollo', form: 'either' },
  '@hapi/hapi.server': { server: 'hapi', form: 'options' },
  '@hapi/hapi.Server': { server: 'hapi', form: 'options' },
  '@hono/node-server.serve': { server: 'hono', form: 'options' },
  'Bun.serve': { server: 'bun', form: 'options' },
  'Deno.serve': { server: 'deno', form: 'options' },
  '@apollo/server/standalone.startStandaloneServer': { server: 'apollo', form: 'options', argument: 1, path: ['listen'] },
});

export type Serves = 'web' | 'worker' | 'command' | 'front-end';

/**
 * What makes an application of a framework, by the call. Sources: the frameworks' own first pages (expressjs.com, fastify.dev, koajs.com, nestjs.com, hono.dev,
 * hapi.dev, elysiajs.com, docs.bullmq.io, docs.temporal.io, react.dev/reference/react-dom/client, vuejs.org, svelte.dev, angular.dev, github.com/tj/commander.js, yargs.js.org).
 */
export const FRAMEWORK_CALLS: Readonly<Record<string, { readonly name: string; readonly serves: Serves }>> = table({
  express: { name: 'express', serves: 'web' },
  fastify: { name: 'fastify', serves: 'web' },
  'fastify.fastify': { name: 'fastify', serves: 'web' },
  koa: { name: 'koa', serves: 'web' },
  'hono.Hono': { name: 'hono', serves: 'web' },
  '@hono/zod-openapi.OpenAPIHono': { name: 'hono', serves: 'web' },
  '@nestjs/core.NestFactory.create': { name: 'nest', serves: 'web' },
  '@nestjs/core.NestFactory.createMicroservice': { name: 'nest', serves: 'worker' },
  '@nestjs/core.NestFactory.createApplicationContext': { name: 'nest', serves: 'command' },
  '@hapi/hapi.server': { name: 'hapi', serves: 'web' },
  '@hapi/hapi.Server': { name: 'hapi', serves: 'web' },
  polka: { name: 'polka', serves: 'web' },
  'restify.createServer': { name: 'restify', serves: 'web' },
  'elysia.Elysia': { name: 'elysia', serves: 'web' },
  'Bun.serve': { name: 'bun', serves: 'web' },
  'Deno.serve': { name: 'deno', serves: 'web' },
  'http.createServer': { name: 'node:http', serves: 'web' },
  'https.createServer': { name: 'node:https', serves: 'web' },
  '@apollo/server.ApolloServer': { name: 'apollo', serves: 'web' },
  'bullmq.Worker': { name: 'bullmq', serves: 'worker' },
  '@temporalio/worker.Worker.create': { name: 'temporal', serves: 'worker' },
  'react-dom/client.createRoot': { name: 'react', serves: 'front-end' },
  'react-dom/client.hydrateRoot': { name: 'react', serves: 'front-end' },
  'react-dom.render': { name: 'react', serves: 'front-end' },
  'vue.createApp': { name: 'vue', serves: 'front-end' },
  'svelte.mount': { name: 'svelte', serves: 'front-end' },
  '@angular/platform-browser.bootstrapApplication': { name: 'angular', serves: 'front-end' },
  '@angular/platform-browser-dynamic.platformBrowserDynamic': { name: 'angular', serves: 'front-end' },
  'commander.Command': { name: 'commander', serves: 'command' },
  yargs: { name: 'yargs', serves: 'command' },
});

/** Frameworks whose applications are files in their places: what a configuration file's name says. */
export const FRAMEWORK_FILES: readonly { readonly pattern: RegExp; readonly name: string; readonly serves: Serves }[] = [
  // https://nextjs.org/docs/app/api-reference/config/next-config-js
  { pattern: /(?:^|\/)next\.config\.[cm]?[jt]s$/, name: 'next', serves: 'web' },
  // https://nuxt.com/docs/getting-started/configuration
  { pattern: /(?:^|\/)nuxt\.config\.[jt]s$/, name: 'nuxt', serves: 'web' },
  // https://svelte.dev/docs/kit/configuration
  { pattern: /(?:^|\/)svelte\.config\.[jt]s$/, name: 'sveltekit', serves: 'web' },
  // https://remix.run/docs/en/main/file-conventions/remix-config, https://reactrouter.com/api/framework-conventions/react-router.config.ts
  { pattern: /(?:^|\/)(?:remix|react-router)\.config\.[jt]s$/, name: 'remix', serves: 'web' },
  // https://docs.astro.build/en/guides/configuring-astro/
  { pattern: /(?:^|\/)astro\.config\.[cm]?[jt]s$/, name: 'astro', serves: 'front-end' },
];

/** Libraries that take over SIGTERM and let running work finish. `register`: handed to Fastify. */
export const SHUTDOWN_LIBRARIES: Readonly<Record<string, string>> = table({
  // https://github.com/fastify/close-with-grace
  'close-with-grace': 'close-with-grace',
  // https://github.com/godaddy/terminus
  '@godaddy/terminus.createTerminus': '@godaddy/terminus',
  // https://github.com/sebhildebrandt/http-graceful-shutdown
  'http-graceful-shutdown': 'http-graceful-shutdown',
  // https://github.com/gajus/lightship
  'lightship.createLightship': 'lightship',
  // https://docs.nestjs.com/fundamentals/lifecycle-events#application-shutdown
  '@nestjs/core.NestFactory.create().enableShutdownHooks': 'nest',
  '@nestjs/core.NestFactory.createMicroservice().enableShutdownHooks': 'nest',
  '@nestjs/core.NestFactory.createApplicationContext().enableShutdownHooks': 'nest',
});
