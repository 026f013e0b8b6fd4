import type { Language } from '../../vocabulary/language.js';
import { compose } from './compose/index.js';
import { dockerfile } from './dockerfile/index.js';
import { dotenv } from './dotenv.js';
import { ecsTask } from './ecs/index.js';
import { helmValues } from './kubernetes/chart.js';
import { kubernetes } from './kubernetes/index.js';
import { kustomization } from './kubernetes/kustomization.js';
import { circleCi } from './pipelines/circleci.js';
import { githubActions } from './pipelines/github.js';
import { gitlabCi } from './pipelines/gitlab.js';
import { travisCi } from './pipelines/travis.js';
import { appJson } from './platforms/app-json.js';
import { devcontainer } from './platforms/devcontainer.js';
import { flyToml } from './platforms/fly.js';
import { herokuYml } from './platforms/heroku-yml.js';
import { netlifyToml } from './platforms/netlify.js';
import { renderYaml } from './platforms/render.js';
import { vercelJson } from './platforms/vercel.js';
import { procfile } from './procfile.js';
import { haproxy } from './proxies/haproxy.js';
import { nginx } from './proxies/nginx.js';
import { traefik } from './proxies/traefik.js';
import { supervisord } from './supervision/supervisord.js';
import { systemd } from './supervision/systemd.js';
import { uwsgi } from './supervision/uwsgi.js';
import { justfile } from './tasks/justfile.js';
import { makefile } from './tasks/makefile.js';
import { shellScript } from './tasks/shell.js';
import { terraform } from './terraform/index.js';

/** Everything that describes how an application is built, released and run. */
export const deployLanguages: readonly Language[] = [
  dockerfile,
  compose,
  kubernetes,
  helmValues,
  kustomization,
  githubActions,
  gitlabCi,
  circleCi,
  travisCi,
  procfile,
  herokuYml,
  appJson,
  flyToml,
  renderYaml,
  vercelJson,
  netlifyToml,
  devcontainer,
  ecsTask,
  terraform,
  systemd,
  supervisord,
  uwsgi,
  nginx,
  haproxy,
  traefik,
  dotenv,
  shellScript,
  makefile,
  justfile,
];
