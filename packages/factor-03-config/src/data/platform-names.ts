/**
 * Variables that platforms, runtimes and libraries set or read by themselves. Source: the documentation of each: Heroku dyno
 * metadata, Python's and Node's command lines, OpenTelemetry, AWS SDK, gunicorn settings, Kubernetes downward names.
 */
const PLATFORM =
  /^(?:PORT|HOST|HOSTNAME|DYNO|HOME|PATH|PWD|USER|SHELL|LANG|LC_\w+|TZ|TERM|TMPDIR|CI|DEBUG|NODE_\w+|npm_\w+|PYTHON\w*|VIRTUAL_ENV|PIP_\w+|UV_\w+|GITHUB_\w+|GITLAB_\w+|CIRCLE\w*|HEROKU_\w+|RENDER\w*|FLY_\w+|VERCEL\w*|NETLIFY\w*|RAILWAY_\w+|K_\w+|KUBERNETES_\w+|AWS_\w+|GOOGLE_\w+|OTEL_\w+|SENTRY_\w+|PG[A-Z]+|WEB_CONCURRENCY|GUNICORN_CMD_ARGS|DJANGO_SETTINGS_MODULE|FLASK_\w+|NO_COLOR|FORCE_COLOR|HTTPS?_PROXY|NO_PROXY|COMPOSE_\w+|DOCKER_\w+|XDG_\w+|NEXT_RUNTIME|NEXT_PHASE|EXPO_OS)$/;

/** Whether a platform or a library knows the variable by itself, so that nobody must document it. */
export function isPlatformName(name: string): boolean {
  return PLATFORM.test(name);
}
