import { literalText, type Step, table } from '@factorlint/core';

/** Web servers that stand in front of an application, by the name of their program. Sources: nginx.org, httpd.apache.org, caddyserver.com, haproxy.org, lighttpd.net */
const PROGRAMS: Readonly<Record<string, string>> = table({
  nginx: 'nginx',
  openresty: 'nginx',
  apache2: 'Apache',
  'apache2-foreground': 'Apache',
  apache2ctl: 'Apache',
  apachectl: 'Apache',
  httpd: 'Apache',
  'httpd-foreground': 'Apache',
  caddy: 'Caddy',
  haproxy: 'HAProxy',
  lighttpd: 'lighttpd',
});

/** The packages of distributions that bring them; modules and tools beside them are none. */
const PACKAGES: Readonly<Record<string, string>> = table({
  nginx: 'nginx',
  'nginx-light': 'nginx',
  'nginx-full': 'nginx',
  'nginx-extras': 'nginx',
  'nginx-core': 'nginx',
  apache2: 'Apache',
  httpd: 'Apache',
  caddy: 'Caddy',
  haproxy: 'HAProxy',
  lighttpd: 'lighttpd',
});

/** Base images that bring one beside an application server. Sources: github.com/tiangolo/uwsgi-nginx-docker, github.com/phusion/passenger-docker, dockerfile.readthedocs.io */
const IMAGES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:meinheld|uwsgi)-nginx(?:-flask)?(?::|$)/, 'nginx'],
  [/^phusion\/passenger-/, 'nginx'],
  [/^webdevops\/php-(?:nginx|apache)(?:-dev)?(?::|$)/, 'a web server'],
];

/** The web server that a step starts: by its program, or as a service of the system. */
export function webServerOf({ program, arguments: words }: Step): string | undefined {
  if (Object.hasOwn(PROGRAMS, program)) return PROGRAMS[program];
  const [, first = '', second = ''] = words.map((word) => literalText(word) ?? '');
  if (program === 'service' && second === 'start') return PACKAGES[first];
  return program === 'systemctl' && first === 'start' ? PACKAGES[second] : undefined;
}

const INSTALLERS: ReadonlySet<string> = new Set(['apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);

/** The web server that an install of system packages brings. */
export function webServerInstalledBy(words: readonly string[]): string | undefined {
  const [program = '', ...rest] = words;
  if (!INSTALLERS.has(program) || !rest.some((word) => word === 'install' || word === 'add')) return undefined;
  const found = rest.map((word) => word.replace(/[=~<>].*$/, '')).find((word) => Object.hasOwn(PACKAGES, word));
  return found === undefined ? undefined : PACKAGES[found];
}

/** The web server that a base image brings beside an application server. */
export function webServerOfImage(image: string): string | undefined {
  return IMAGES.find(([pattern]) => pattern.test(image))?.[1];
}
