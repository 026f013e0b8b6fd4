import type { Tie } from './tie.js';

/** IX to XII: disposability, parity, logs, admin processes. */
export const OPERATION: readonly Tie[] = [
  {
    under: [9],
    says: /\b(?:fast|quick\w*|minimal|minimi[sz]ed?|short)\b.*\b(?:start\w*|initiali[sz]\w*|boot\w*)|\bstart(?:s|up)?\b.*\b(?:fast|quick\w*|seconds)/i,
    rules: [
      'disposability/no-slow-start',
      'build-release-run/no-install-at-start',
      'build-release-run/no-migration-at-start',
      'build-release-run/no-asset-build-at-start',
    ],
  },
  { under: [9], says: /\blazy|\blazily/i, rules: [], beyond: 'No rule measures what is loaded when.' },
  {
    under: [9],
    says: /\bpool(?:s|ed|ing)?\b|\bpersistent connection|\bCONN_MAX_AGE\b|\bconnection reuse/i,
    rules: ['disposability/require-connection-reuse'],
    noted: true,
  },
  {
    under: [9],
    clear: true,
    says: /^(?!.*\bhandlers?\b).*(?:\bsigterm|\bsignals?\b|(?<!non-)\bgraceful|\bshut(?:s|ting)? ?down)/i,
    rules: ['disposability/no-lost-signal', 'disposability/require-graceful-shutdown', 'disposability/no-aborting-signal-handler'],
    noted: true,
  },
  {
    under: [9],
    says: /\b(?:sigterm|signal)\b.*\bhandlers?\b|\bhandlers?\b.*\b(?:sigterm|signals?)\b/i,
    rules: ['disposability/require-graceful-shutdown'],
    noted: true,
  },
  {
    under: [9],
    says: /\bclos(?:e|es|ed|ing)\b.*\bconnections?\b/i,
    rules: ['disposability/no-incomplete-shutdown'],
    noted: true,
  },
  {
    under: [9],
    says: /^(?!.*\b(?:celery|workers?)\b).*(?:\bfinish(?:es|ed)?\b|\bin-?flight|\bcurrent requests?|\bdrain|\borphan)/i,
    rules: ['disposability/no-aborting-signal-handler', 'disposability/no-lost-signal', 'disposability/require-graceful-shutdown'],
  },
  {
    under: [9],
    says: /\b(?:celery|workers?)\b.*\b(?:finish\w*|drain\w*|complet\w*|graceful\w*)/i,
    about: /celery|worker/i,
    rules: ['disposability/no-lost-signal', 'disposability/require-graceful-shutdown', 'disposability/no-grace-period-mismatch'],
  },
  {
    under: [9],
    says: /\brestart(?:s|ed)?\b|\bcrash(?:es|ed)?\b|\bresilien|\bsudden death/i,
    rules: ['disposability/require-restart-policy'],
    noted: true,
  },
  {
    says: /\bhealth ?-?(?:checks?|endpoints?|probes?)|\breadiness|\bliveness/i,
    rules: ['disposability/require-healthcheck'],
    noted: true,
  },
  { under: [9], says: /\btransactions? use/i, rules: [], beyond: 'No rule judges transactions; the setting that is named is looked up.' },
  { under: [9], says: /\bidempoten/i, rules: [], beyond: 'Whether a migration can run twice is not in its text.' },
  {
    under: [10],
    says: /\bsqlite\b|\bpostgres\w*\b|\bmysql\b|\bsame (?:database|db)\b/i,
    rules: ['dev-prod-parity/no-sqlite-fallback', 'dev-prod-parity/no-different-adapter'],
    noted: true,
  },
  {
    under: [10],
    says: /\bredis\b/i,
    about: /redis/i,
    rules: [
      'dev-prod-parity/no-different-adapter',
      'dev-prod-parity/no-service-version-drift',
      'dev-prod-parity/require-local-environment',
    ],
    noted: true,
  },
  {
    under: [10],
    says: /\bsame (?:backing )?services?\b|\bdifferent backing services/i,
    rules: ['dev-prod-parity/no-sqlite-fallback', 'dev-prod-parity/no-different-adapter', 'dev-prod-parity/no-service-version-drift'],
    noted: true,
  },
  {
    under: [10],
    says: /\bmirror|\bidentical|\bconsisten/i,
    rules: ['dev-prod-parity/no-different-adapter', 'dev-prod-parity/no-service-version-drift'],
    noted: true,
  },
  {
    under: [10],
    says: /\bsame (?:python|node|runtime)\b|\b(?:python|node(?:\.?js)?|runtime) versions?\b/i,
    rules: ['dev-prod-parity/no-runtime-version-drift'],
    noted: true,
  },
  {
    under: [10],
    says: /\bdocker\b|\bdocker[- ]compose|\bcompose\b|\bdev ?containers?\b|\bcontaineri[sz]/i,
    rules: ['dev-prod-parity/require-local-environment'],
    noted: true,
  },
  {
    under: [10],
    says: /\bsame[- ]day\b|\bhours or\b|\btime gap\b/i,
    rules: [],
    beyond: 'How long a change takes to production is not in the files.',
  },
  {
    under: [10],
    says: /\bdevelopers?\b.*\b(?:deploy|involved|own)|\bpersonnel\b/i,
    rules: [],
    beyond: 'Who deploys is not in the files.',
  },
  {
    under: [10],
    says: /\binfrastructure as code\b|\bterraform\b|\biac\b/i,
    rules: [],
    beyond: 'No rule judges whether infrastructure is described in files.',
  },
  {
    under: [11],
    says: /\bstd(?:out|err)\b|\bstandard (?:out(?:put)?|error|streams?)\b|\bconsole\b|\bevent[- ]?streams?\b|\bstream/i,
    rules: ['logs/no-log-file', 'logs/no-redirected-output', 'logs/no-server-log-file', 'logs/no-log-routing'],
  },
  {
    under: [11],
    says: /\blog files?\b|\bfile handlers?|\bfiles on disk\b/i,
    rules: ['logs/no-log-file', 'logs/no-server-log-file', 'logs/no-log-rotation'],
  },
  { under: [11], says: /\bstructured?\b|\bjson\b/i, rules: ['logs/require-structured-logs'], noted: true },
  {
    under: [11],
    says: /\baggregat|\bcollect(?:s|ed|ion)\b|\bcaptured\b|\brout(?:es|ed|ing)\b|\bstorage of\b/i,
    rules: ['logs/no-log-routing', 'logs/no-redirected-output', 'logs/no-log-rotation'],
  },
  { under: [11], says: /\bunbuffered\b|\bPYTHONUNBUFFERED\b/i, rules: ['logs/require-unbuffered-output'], noted: true },
  {
    under: [12],
    says: /\b(?:management|admin(?:istrat\w+)?|cli|custom) commands?\b|\bone-?off\b|\bmanage\.py\b|\bscripts?\b|\bcommands?\b/i,
    rules: ['admin-processes/require-admin-command'],
  },
  {
    under: [12],
    says: /\bone-?off\b/i,
    rules: ['admin-processes/no-interactive-automation', 'admin-processes/no-isolation-bypass'],
  },
  {
    under: [12],
    says: /\bsame (?:environment|image|codebase|config\w*|settings)\b/i,
    rules: ['admin-processes/no-settings-mismatch', 'admin-processes/no-isolation-bypass', 'admin-processes/require-admin-command'],
  },
  {
    under: [12],
    says: /\badmin servers?\b|\bssh\b/i,
    rules: ['admin-processes/no-admin-server', 'admin-processes/no-ssh-in-container'],
    noted: true,
  },
];
