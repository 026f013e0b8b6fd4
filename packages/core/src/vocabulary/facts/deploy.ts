import type { Located, Location } from '../location.js';
import type { Script } from '../script.js';
import type { Value } from '../value.js';
import type { ServiceType } from './code.js';

/** The kinds of file that describe a deploy. */
export type DeployForm =
  | 'compose'
  | 'kubernetes'
  | 'kustomize'
  | 'helm'
  | 'procfile'
  | 'heroku'
  | 'app.json'
  | 'fly'
  | 'render'
  | 'systemd'
  | 'supervisor'
  | 'pm2'
  | 'ecs'
  | 'terraform'
  | 'swarm'
  | 'dockerfile'
  | 'devcontainer'
  | 'ci'
  | 'uwsgi'
  | 'vercel'
  | 'netlify'
  | 'other';

/** One stage of an image build. Its instructions that matter elsewhere are facts of their own with this `stage`. */
export interface ImageStage extends Located {
  readonly kind: 'image-stage';
  /** Position in the Dockerfile, from 0. */
  readonly index: number;
  readonly name?: string;
  /** What it builds on: an image, or the name of an earlier stage in `stage`. */
  readonly image: Value;
  readonly base?: string;
  /** The stage that a build without `--target` gives. */
  readonly final: boolean;
  readonly workdir?: string;
  readonly user?: string;
  /** `SHELL`, or the default of the base image where the table of images knows it. */
  readonly shell?: 'dash' | 'ash' | 'bash' | 'sh' | 'cmd' | 'powershell';
  readonly exposes: readonly Value[];
  readonly volumes: readonly Value[];
  /** COPY and ADD without `--from`: what goes where (`to` is absolute, resolved against WORKDIR). */
  readonly copies: readonly (Located & { readonly from: readonly string[]; readonly to: string; readonly stage?: string })[];
  /** ENV (and ARG, marked), in order. */
  readonly environment: readonly Supply[];
  readonly healthcheck?: Located & { readonly command?: Script; readonly none?: true };
  readonly stopSignal?: string;
}

/** A reference to an image that is pulled. */
export interface ImageReference extends Located {
  readonly kind: 'image-reference';
  /** As written, with interpolations as values. */
  readonly image: Value;
  /** Parts, where they can be said: `library/python` is written `python`. */
  readonly name?: string;
  readonly tag?: string;
  readonly digest?: string;
  /** Neither tag nor digest is written. */
  readonly floating?: true;
  readonly use: 'base' | 'copy' | 'run' | 'ci-service' | 'development';
  /** The workload or stage that uses it. */
  readonly of?: string;
  /** Where an image's place stands for what this repository builds (compose `build:` beside `image:`). */
  readonly built?: true;
  /** The image, as other files name it, that this one stands for (kustomize `images:`). */
  readonly replaces?: string;
  /** The workload whose image this puts another one, or another tag, in the place of (kustomize `replacements:`); what, only the run says. */
  readonly replacesIn?: string;
}

/** A command line or a script that some file holds. */
export interface Command extends Located {
  readonly kind: 'command';
  readonly script: Script;
  /** `exec`: no shell between · `shell`: a shell runs the text. */
  readonly form: 'exec' | 'shell';
  /**
   * `build`: runs while an image or artifact is built · `start`: starts a long-running process · `entrypoint`: comes before `start`'s
   * arguments · `release`: once per release · `script`: a named script (package.json, Makefile target, a shell file) that runs when
   * called · `ci`: a step of a pipeline · `health`: a probe · `development`: starts a development process.
   */
  readonly purpose: 'build' | 'start' | 'entrypoint' | 'release' | 'script' | 'ci' | 'health' | 'development' | 'hook';
  /** The process type, script, target or step. */
  readonly name?: string;
  /** The stage of an image (its index) or the job of a pipeline. */
  readonly stage?: number;
  readonly job?: string;
  readonly from: DeployForm | 'package.json' | 'makefile' | 'justfile' | 'shell' | 'pyproject';
  /** Set when the text could not be read as shell (a template hole destroyed it). */
  readonly opaque?: true;
}

/** One variable that something puts into a process's environment. */
export interface Supply extends Located {
  readonly name: string;
  /** `unknown`: the value comes from elsewhere (a Secret, the host's environment). */
  readonly value: Value;
  readonly source: 'literal' | 'host' | 'file' | 'config-map' | 'secret' | 'generated' | 'service' | 'argument' | 'platform';
}

export interface Probe extends Located {
  readonly form: 'readiness' | 'liveness' | 'startup' | 'health';
  readonly request: 'http' | 'tcp' | 'command' | 'grpc';
  readonly route?: string;
  readonly port?: Value;
  readonly command?: Script;
}

export interface Port extends Located {
  /** Where the process listens. */
  readonly container?: Value;
  /** Where the machine publishes it; absent: the machine chooses, or nothing is published. */
  readonly host?: Value;
}

export interface Volume extends Located {
  readonly form: 'bind' | 'named' | 'claim' | 'ephemeral' | 'config' | 'secret' | 'anonymous';
  /** The host's folder or the volume's name. */
  readonly source?: string;
  readonly target?: string;
  readonly readOnly?: true;
}

/** What one file declares to be run: a compose service, a Deployment, a line of a Procfile. */
export interface Workload extends Located {
  readonly kind: 'workload';
  readonly name: string;
  readonly form: DeployForm;
  /** Kubernetes' own word (`Deployment`, `CronJob` …), or the platform's. */
  readonly type?: string;
  readonly image?: Value;
  /** The Dockerfile's folder and file, the target stage. */
  readonly build?: Located & { readonly context: string; readonly dockerfile?: string; readonly target?: string };
  /** `entrypoint:`/`command:` in Kubernetes' and compose's sense. */
  readonly entrypoint?: Command;
  readonly command?: Command;
  readonly release?: true;
  /** Runs and ends: a Job, a one-shot service, a cron job. */
  readonly once?: true;
  readonly environment: readonly Supply[];
  /** Environment files: their path, and whether the file may be absent. */
  readonly environmentFiles: readonly (Located & { readonly path: string; readonly required: boolean })[];
  /** Where names come from that are not written here. A closed workload has none and its platform adds none. */
  readonly open: readonly string[];
  readonly ports: readonly Port[];
  readonly replicas?: Value;
  readonly autoscaled?: true;
  readonly volumes: readonly Volume[];
  readonly probes: readonly Probe[];
  /** Seconds between SIGTERM and SIGKILL. */
  readonly gracePeriod?: Located & { readonly seconds: number };
  readonly restart?: string;
  /** Where the policy is written. */
  readonly restartAt?: Location;
  /** compose `init: true`, Kubernetes `shareProcessNamespace`. */
  readonly init?: true;
  readonly affinity?: Located & { readonly form: string };
  readonly containerName?: Located & { readonly name: string };
  readonly dependsOn: readonly { readonly name: string; readonly condition?: string }[];
  readonly profiles?: readonly string[];
  readonly readOnly?: true;
  /** The document's own purpose, where it says so (a profile, a target, `NODE_ENV=development`). */
  readonly purpose?: 'production' | 'development' | 'test' | 'ci';
  /** A comment of its file says that it is for development or tests, or not for production. */
  readonly doubted?: true;
  readonly networks?: readonly string[];
  /** The file that this one overrides or extends. */
  readonly extends?: { readonly path: string; readonly name: string };
}

/** A variable that a file sets for processes without naming one of them: `.env`, ConfigMap, Secret, app.json, fly `[env]`. */
export interface EnvironmentSupply extends Located {
  readonly kind: 'environment-supply';
  readonly form: DeployForm | 'dotenv' | 'config-map' | 'secret';
  /** The ConfigMap, Secret or file. */
  readonly of: string;
  readonly name: string;
  readonly value: Value;
  readonly source: Supply['source'];
}

/** A variable that a document says exists: `.env.example`, app.json, a schema. */
export interface EnvironmentDeclaration extends Located {
  readonly kind: 'environment-declaration';
  readonly name: string;
  readonly value?: Value;
  readonly required?: boolean;
  readonly form: 'example' | 'app.json' | 'schema' | 'document';
}

/** Session affinity, wherever routing is described. */
export interface Affinity extends Located {
  readonly kind: 'affinity';
  /** As written: `ip_hash`, `sessionAffinity: ClientIP`. */
  readonly form: string;
  /** The service that is routed to, where it is said. */
  readonly of?: string;
}

/** A job of a pipeline that puts something into an environment, or publishes an artifact. */
export interface DeployJob extends Located {
  readonly kind: 'deploy-job';
  readonly name: string;
  readonly does: 'deploy' | 'publish';
  readonly environment?: string;
  /** Branches whose pushes start it; tags, manual starts and releases are said apart. */
  readonly branches: readonly (Located & { readonly name: string })[];
  readonly triggers: readonly ('push' | 'tag' | 'release' | 'manual' | 'pull-request' | 'schedule' | 'other')[];
}

/** A platform's add-on or managed service (app.json `addons`, render `databases`, Terraform, an operator). */
export interface ManagedService extends Located {
  readonly kind: 'managed-service';
  readonly service: ServiceType;
  readonly version?: string;
  readonly form: DeployForm;
  readonly name: string;
}

/** A file that names one or several environments of the same code (overlays, values files, app.json environments). */
export interface EnvironmentVariant extends Located {
  readonly kind: 'environment-variant';
  readonly name: string;
  readonly form: DeployForm;
  /** Files and folders that it is made of beside its own, from the root (kustomize `resources:`). */
  readonly includes?: readonly string[];
}

/** Something scales a workload by load (a HorizontalPodAutoscaler, KEDA). */
export interface Autoscaler extends Located {
  readonly kind: 'autoscaler';
  /** The workload: `metadata.name`. */
  readonly of: string;
}

/** A name under which something is reached in a deploy's network: a Kubernetes Service, what an operator derives from a name, a compose alias. */
export interface NetworkName extends Located {
  readonly kind: 'network-name';
  readonly name: string;
  readonly form: DeployForm;
  /** `host`: the port of the name; `container`: the port, or the port's name, behind it. */
  readonly ports: readonly Port[];
}

/** Another file whose declarations count as this file's: compose `include:`. */
export interface Inclusion extends Located {
  readonly kind: 'inclusion';
  readonly form: DeployForm;
  /** The file, from the root. */
  readonly path: string;
}

/** The log line's way out of the platform or server: `accesslog = '-'`, `stdout_logfile=/var/log/x`. */
export interface ServerLog extends Located {
  readonly kind: 'server-log';
  readonly to: 'stdout' | 'stderr' | 'file' | 'null' | 'unknown';
  readonly target?: Value;
  readonly server: string;
}

export type DeployFact =
  | ImageStage
  | ImageReference
  | Command
  | Workload
  | EnvironmentSupply
  | EnvironmentDeclaration
  | Affinity
  | DeployJob
  | ManagedService
  | EnvironmentVariant
  | Autoscaler
  | NetworkName
  | Inclusion
  | ServerLog;
