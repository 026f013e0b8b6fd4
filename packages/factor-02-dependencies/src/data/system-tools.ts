import { table } from '@factorlint/core';
/** Programs that every image with a shell brings: POSIX utilities and what Debian, Alpine and BusyBox call essential. */
const BASIC = new Set(
  (
    '[ awk base64 basename bash cat chgrp chmod chown cksum clear cmp comm cp cut date dd df diff dirname du echo egrep env expr false fgrep ' +
    'find fold getent getopt grep groups gunzip gzip head hostname id install kill killall less ln login ls md5sum mkdir mkfifo mknod mktemp ' +
    'more mount mv nice nl nohup nproc od paste ps printenv printf pwd readlink realpath rm rmdir sed seq sh sha1sum sha256sum sleep sort ' +
    'split stat stty sync tail tar tee test time timeout touch tr true truncate tty uname uniq uptime wc whoami which xargs yes zcat'
  ).split(' '),
);

/** The languages' own programs and those of their package managers. */
const RUNTIME =
  /^(?:python[\d.]*|pip[\d.]*|node|nodejs|npm|npx|yarn|pnpm|corepack|bun|deno|ruby|java|go|php|uv|uvx|poetry|pipenv|pdm)(?:\.(?:exe|cmd))?$/;

/** What is only there on other systems, or with the operating system's own manager. */
const PLATFORM =
  /^(?:powershell|pwsh|cmd|systemctl|service|open|xdg-open|osascript|wmic|reg|taskkill|launchctl|sudo|su|apt|apt-get|apk|dnf|yum|brew)(?:\.exe)?$/;

/** Tools of developers: what calls them is run by a developer or a pipeline. */
const DEVELOPER = /^(?:git|gh|hub|docker|docker-compose|kubectl|helm|make|tsc|eslint|prettier|pytest|mypy|ruff|black)$/;

/** The packages of distributions that bring a program of another name. Sources: packages.debian.org, pkgs.alpinelinux.org. */
const PACKAGES: Readonly<Record<string, RegExp>> = table({
  convert: /imagemagick/,
  identify: /imagemagick/,
  mogrify: /imagemagick/,
  magick: /imagemagick/,
  pdftotext: /poppler/,
  pdftoppm: /poppler/,
  pdfinfo: /poppler/,
  ffprobe: /ffmpeg/,
  soffice: /libreoffice/,
  gs: /ghostscript/,
  dot: /graphviz/,
  pg_dump: /^postgres/,
  pg_restore: /^postgres/,
  psql: /^postgres/,
  mysqldump: /mysql|mariadb/,
  mysql: /mysql|mariadb/,
  'redis-cli': /redis/,
  mongodump: /mongo/,
  ssh: /openssh/,
  scp: /openssh/,
  'ssh-keygen': /openssh/,
  ping: /iputils|inetutils/,
  dig: /dnsutils|bind/,
  '7z': /7zip/,
  exiftool: /exiftool/,
  chrome: /chrom/,
  'google-chrome': /chrom/,
  sendmail: /mail|postfix|exim|msmtp/,
  gpg: /gnupg/,
});

/** Whether a program needs nobody to install it, or is none of the application's business. */
export function isGiven(program: string): boolean {
  return BASIC.has(program) || RUNTIME.test(program) || PLATFORM.test(program) || DEVELOPER.test(program);
}

/** Whether a package of a distribution brings a program, as its name says. */
export function brings(name: string, program: string): boolean {
  return name.includes(program) || program.includes(name) || (PACKAGES[program]?.test(name) ?? false);
}

/** Official images of languages and distributions in their small forms, whose contents are known. The full forms bring many tools. */
export function isSmallImage(name: string, tag: string | undefined): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (/^(?:alpine|debian|ubuntu)$/.test(base)) return true;
  return /^(?:python|node)$/.test(base) && /slim|alpine/.test(tag ?? '');
}
