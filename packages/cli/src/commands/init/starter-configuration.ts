import type { Report } from '@factorlint/api';

/** A configuration that changes nothing and shows what can be said, with the deploy files that were found and what they were taken for. */
export function starterConfiguration(paths: Report['model']['paths']): string {
  const lines = (purposes: readonly string[]) =>
    paths
      .filter(({ purpose }) => purposes.includes(purpose))
      .map(({ location }) => `      // ${JSON.stringify(`/${escaped(location.path)}`)},`);
  return [
    '{',
    '  "$schema": "https://factorlint.dev/schema/config-1.json",',
    '',
    '  // By rule or by factor: "off", "on", "error", "warning" or "note". `factorlint rules` lists them.',
    '  "rules": {',
    '    // "logs/no-redirected-output": "off",',
    '  },',
    '',
    '  // Other settings for some files. Patterns are those of .gitignore, relative to this folder.',
    '  "overrides": [',
    '    // { "files": ["legacy/"], "rules": { "config": "note" } },',
    '  ],',
    '',
    '  // Files that are treated as if they were not there.',
    '  "ignores": [],',
    '',
    '  // Deploy files whose purpose is other than it seems. Taken for production and for development now:',
    '  "deployPaths": {',
    '    "production": [',
    ...lines(['production']),
    '    ],',
    '    "development": [',
    ...lines(['development', 'test', 'ci']),
    '    ],',
    '  },',
    '',
    '  // Exceptions for files that hold no comments: rule, path, key (as --format json shows it) and a reason.',
    '  "waivers": [],',
    '}',
    '',
  ].join('\n');
}

/** A path as a pattern of .gitignore that fits it alone. */
function escaped(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&');
}
