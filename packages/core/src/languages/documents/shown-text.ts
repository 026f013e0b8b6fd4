import { classifyCredential, isSecretName } from '../../values/credential.js';

const USER_INFO = /(?<=:\/\/)[^\s/@:]*:[^\s@]+(?=@)/g;
const SETTING = /\b([A-Za-z_][\w.-]*)(\s*[=:]\s*)(["']?)([^\s"']+)/g;

/** A statement as it may be shown: in one line, and without what looks secret. */
export function statementText(text: string): string {
  return text
    .replace(USER_INFO, '…')
    .replace(SETTING, (whole: string, name: string, sign: string, quote: string, value: string) =>
      isSecretName(name) && classifyCredential(value, name) ? `${name}${sign}${quote}…` : whole,
    )
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (classifyCredential(word)?.looks === 'issued' ? '…' : word))
    .join(' ');
}
