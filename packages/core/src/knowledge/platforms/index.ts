import type { DeployForm } from '../../vocabulary/facts/index.js';

/** What a platform does with the processes that a file declares for it. */
export interface Platform {
  readonly form: DeployForm;
  /** Where names may come from that no file shows. Absent: the file holds them all. */
  readonly open?: string;
  /** Who signals processes when it stops them, where that reaches every process of the start. */
  readonly signalsAll?: string;
  /** A shell runs the command line, and which. */
  readonly shell?: 'bash' | 'sh';
  readonly source: string;
}

/** By form. */
const PLATFORMS: readonly Platform[] = [
  {
    form: 'procfile',
    open: "the platform's settings",
    signalsAll: 'The platform signals every process of the start, not only the first.',
    shell: 'bash',
    source: 'devcenter.heroku.com/articles/dynos#shutdown',
  },
  {
    form: 'heroku',
    open: "the platform's settings",
    signalsAll: 'The platform signals every process of the start, not only the first.',
    shell: 'sh',
    source: 'devcenter.heroku.com/articles/dynos#shutdown',
  },
  {
    form: 'app.json',
    open: "the platform's settings",
    signalsAll: 'The platform signals every process of the start, not only the first.',
    shell: 'bash',
    source: 'devcenter.heroku.com/articles/dynos#shutdown',
  },
  { form: 'fly', open: "the platform's secrets", source: 'fly.io/docs/apps/secrets' },
  { form: 'render', open: "the platform's settings", source: 'render.com/docs/configure-environment-variables' },
  { form: 'vercel', open: "the platform's settings", source: 'vercel.com/docs/environment-variables' },
  { form: 'netlify', open: "the platform's settings", source: 'docs.netlify.com/environment-variables' },
  { form: 'terraform', open: "the platform's settings", source: 'cloud.google.com/run/docs/container-contract#env-vars' },
  { form: 'helm', open: 'values given at the installation', source: 'helm.sh/docs/chart_template_guide/values_files' },
  { form: 'dockerfile', open: 'whoever runs the image', source: 'docs.docker.com/reference/cli/docker/container/run' },
  { form: 'supervisor', open: "the process manager's own environment", source: 'supervisord.org/subprocess.html#subprocess-environment' },
  { form: 'pm2', open: "the process manager's own environment", source: 'pm2.keymetrics.io/docs/usage/environment' },
  { form: 'systemd', signalsAll: 'systemd signals every process of the unit.', source: 'systemd.kill(5), KillMode=control-group' },
  { form: 'devcontainer', open: "the developer's machine", source: 'containers.dev' },
  { form: 'ci', open: "the pipeline's settings", source: 'docs.github.com/actions' },
  { form: 'other', open: 'whoever runs it', source: '' },
];

/** The row of a form. */
export function platformOf(form: DeployForm): Platform | undefined {
  return PLATFORMS.find((platform) => platform.form === form);
}
