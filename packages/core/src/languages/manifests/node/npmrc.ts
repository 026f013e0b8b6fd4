import { defineLanguage } from '../../../vocabulary/language.js';
import { linesOf } from '../lines.js';
import { redactions } from '../masking.js';
import { basename } from '../../../vocabulary/paths.js';

/** Keys whose value lets anybody publish or install as somebody. Source: docs.npmjs.com/cli/configuring-npm/npmrc. */
const SECRET_KEY = /(?:^|:)_(?:authToken|auth|password)$/;

/** .npmrc: whether npm or pnpm is told to write no lock file, and where credentials stand. */
export const npmrc = defineLanguage({
  id: '.npmrc',
  version: 1,
  provides: ['ignore-pattern', 'redaction'],
  reads: (path) => basename(path) === '.npmrc',
  *extract(document) {
    for (const { text, start, location } of linesOf(document)) {
      const cut = text.indexOf('=');
      if (/^[#;]/.test(text) || cut < 0) continue;
      const key = text.slice(0, cut).trim();
      const value = text.slice(cut + 1).trim();
      if (SECRET_KEY.test(key) && value !== '' && !value.includes('${')) {
        yield { kind: 'redaction', location: document.locate(start + text.length - value.length, start + text.length) };
      }
      if (value !== 'false') continue;
      if (key === 'package-lock') yield { kind: 'ignore-pattern', location, by: 'npm', pattern: 'package-lock.json', negated: false };
      if (key === 'lockfile') yield { kind: 'ignore-pattern', location, by: 'npm', pattern: 'pnpm-lock.yaml', negated: false };
    }
    yield* redactions(document);
  },
});
