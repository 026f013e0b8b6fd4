import { table } from '../../vocabulary/table.js';
import type { ImageStage } from '../../vocabulary/facts/index.js';

type Shell = NonNullable<ImageStage['shell']>;

interface ShellRow {
  /** The image's name, or its last part. */
  readonly name: RegExp;
  readonly shell: Shell | 'none';
  readonly source: string;
}

/** What `/bin/sh` is in images whose name says it; a tag of Alpine or Windows goes before. */
const BY_NAME: readonly ShellRow[] = [
  { name: /^(?:alpine|busybox)$/, shell: 'ash', source: 'hub.docker.com/_/alpine: BusyBox; hub.docker.com/_/busybox' },
  { name: /(?:^|\/)distroless\//, shell: 'none', source: 'github.com/GoogleContainerTools/distroless: no shell' },
  {
    name: /(?:^|\/)(?:ubi\d*(?:[-/].*)?|fedora|centos|rockylinux|almalinux|oraclelinux|amazonlinux|archlinux|tumbleweed|leap)$/,
    shell: 'bash',
    source: 'packages.fedoraproject.org/pkgs/bash: provides /bin/sh; archlinux.org/packages/core/x86_64/bash',
  },
  {
    name: /(?:^|\/)(?:servercore|nanoserver|windows|dotnet\/framework\/.*)$/,
    shell: 'cmd',
    source: 'docs.docker.com/reference/dockerfile/#shell: ["cmd", "/S", "/C"]',
  },
  {
    name: /^(?:debian|ubuntu|buildpack-deps|python|node|ruby|golang|rust|openjdk|eclipse-temurin|php|perl|pypy|elixir|erlang|nginx|httpd|postgres|redis|mysql|mariadb|mongo|rabbitmq|memcached|bitnami\/.*|oven\/bun|denoland\/deno|continuumio\/.*|condaforge\/.*|cimg\/.*|circleci\/.*|mcr\.microsoft\.com\/(?:playwright|vscode|devcontainers).*)$/,
    shell: 'dash',
    source: 'wiki.ubuntu.com/DashAsBinSh; packages.debian.org/stable/dash: the /bin/sh of Debian, on which these images are built',
  },
  { name: /(?:^|\/)astral-sh\/uv$/, shell: 'dash', source: 'docs.astral.sh/uv/guides/integration/docker: Debian, but for tags of Alpine' },
];

const ALPINE = /(?:^|[-_.])alpine(?:[-_.\d]|$)/;
const DEBIAN = /(?:^|[-_.])(?:slim|bookworm|bullseye|buster|trixie|stretch|jammy|noble|focal|debian\d*|ubuntu)(?:[-_.\d]|$)/;
const WINDOWS = /(?:^|[-_.])(?:windowsservercore|nanoserver)/;
const RED_HAT = /(?:^|[-_.])(?:ubi\d*|al20\d\d)(?:[-_.]|$)/;

/**
 * What `/bin/sh` is in an image, or undefined where nobody knows or there is none.
 * @param name without registry where that is Docker's own, as image references write it
 * @param tag the tag, if any: distributions stand in it
 */
export function shellOfImage(name: string, tag: string | undefined): Shell | undefined {
  if (tag !== undefined) {
    if (WINDOWS.test(tag)) return 'cmd';
    if (ALPINE.test(tag)) return 'ash';
    if (RED_HAT.test(tag)) return 'bash';
  }
  const row = BY_NAME.find((each) => each.name.test(name));
  if (row) return row.shell === 'none' ? undefined : row.shell;
  return tag !== undefined && DEBIAN.test(tag) ? 'dash' : undefined;
}

const PROGRAMS: Readonly<Record<string, Shell>> = table({
  bash: 'bash',
  ash: 'ash',
  dash: 'dash',
  cmd: 'cmd',
  'cmd.exe': 'cmd',
  powershell: 'powershell',
  'powershell.exe': 'powershell',
  pwsh: 'powershell',
  sh: 'sh',
});

/** The shell that `SHELL [program, …]` names. */
export function shellOfProgram(program: string): Shell | undefined {
  return PROGRAMS[program.replaceAll('\\', '/').split('/').at(-1)?.toLowerCase() ?? ''];
}
