const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Packages whose dependents answer requests once something starts them. By normalised name. Sources: the packages' own introductions. */
export const WEB_PACKAGES: ReadonlySet<string> = names(`
  django flask fastapi starlette litestar quart sanic aiohttp tornado bottle pyramid falcon robyn streamlit gradio dash
  gunicorn uvicorn hypercorn daphne granian waitress uwsgi
  express fastify koa @hapi/hapi @nestjs/core @adonisjs/core hono restify sails @feathersjs/feathers polka h3 nitropack strapi @strapi/strapi
  next nuxt @remix-run/node @remix-run/serve @react-router/serve @sveltejs/adapter-node socket.io apollo-server @apollo/server graphql-yoga
`);

/** Packages of user interfaces that run in a browser. */
export const FRONT_END_PACKAGES: ReadonlySet<string> = names(`
  react-dom react-scripts vue @angular/core svelte preact solid-js lit ember-source @builder.io/qwik alpinejs vite parcel @vue/cli-service
`);

/** Generators of static sites. */
export const SITE_PACKAGES: ReadonlySet<string> = names(`
  @docusaurus/core vitepress vuepress gatsby astro @11ty/eleventy hexo nextra docsify docsify-cli mkdocs mkdocs-material pelican nikola lektor sphinx @antora/cli
`);

/** First words of a start script that serve what was built: the program, and a word that must follow. */
export const SERVING_STARTS: readonly (readonly [program: string, ...words: readonly string[]])[] = [
  ['next', 'start'],
  ['nuxt', 'start'],
  ['nuxi', 'start'],
  ['nest', 'start'],
  ['remix-serve'],
  ['react-router-serve'],
  ['strapi', 'start'],
  ['adonis', 'serve'],
  ['sails', 'lift'],
  ['fastify', 'start'],
  ['pm2-runtime'],
  ['pm2'],
  ['node'],
  ['nodemon'],
  ['bun'],
  ['deno'],
  ['tsx'],
  ['ts-node'],
  ['ts-node-dev'],
  ['babel-node'],
];
