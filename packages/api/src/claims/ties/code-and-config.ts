import type { Tie } from './tie.js';

/** I to III: codebase, dependencies, config. */
export const CODE_AND_CONFIG: readonly Tie[] = [
  {
    under: [1],
    says: /\bgit\b|\brepo(?:sitory)?\b|\b(?:version|revision|source)[ -]control\w*|\bvcs\b|\bsingle code ?base|\bone code ?base/i,
    rules: ['codebase/require-version-control'],
  },
  {
    under: [1],
    says: /\b(?:many|multiple|several|all|different)\b.*\b(?:deploy\w*|environments?)|\bsame code ?base/i,
    rules: ['codebase/no-branch-per-environment', 'codebase/no-deploy-specific-source'],
    noted: true,
  },
  { under: [1], says: /\bmono-?repo|\bone app\b|\bone-to-one/i, rules: ['codebase/no-entangled-apps'], noted: true },
  {
    under: [2],
    says: /\bdeclar|\bmanifest|\bexplicit|pyproject\.toml|requirements[\w./-]*\.txt|package\.json|\bpipfile\b/i,
    rules: ['dependencies/require-manifest', 'dependencies/no-undeclared-import', 'dependencies/no-install-outside-manifest'],
  },
  {
    under: [2],
    says: /\bpin(?:s|ned|ning)?\b|\bversion (?:bounds?|constraints?|ranges?)|\bexact (?:\w+ )?versions?/i,
    rules: ['dependencies/no-unpinned-requirement'],
  },
  {
    under: [2],
    clear: true,
    says: /\block ?-?files?\b|\block(?:ed|s)?\b|\breproducib|\bdeterministic|\b(?:uv|poetry|yarn|Pipfile)\.lock\b|package-lock\.json|pnpm-lock\.yaml|\bexact dependency/i,
    rules: ['dependencies/require-lockfile', 'dependencies/require-locked-install'],
  },
  { under: [2], says: /\bisolat|\bvirtual ?env|\bvenv\b/i, rules: ['dependencies/no-system-site-packages'] },
  {
    under: [2],
    says: /\bsystem[ -]?wide|\bsystem (?:packages?|tools?|librar)|\bimplicit/i,
    rules: ['dependencies/no-implicit-system-tool', 'dependencies/no-system-site-packages'],
    noted: true,
  },
  { under: [2], says: /\bbase image/i, rules: ['dependencies/no-unpinned-base-image'] },
  {
    under: [2],
    says: /\b(?:python|node(?:\.?js)?|runtime) version|\.python-version|\.nvmrc/i,
    rules: ['dependencies/require-runtime-version'],
    noted: true,
  },
  {
    under: [1, 3],
    clear: true,
    says: /\b(?:config\w*|settings?|values?|credentials?|options?|parameters?)\b.*\b(?:env(?:ironment)?(?:s|[ -]?var\w*)?|dotenv|envs?)\b|\b(?:env(?:ironment)?[ -]var(?:iable)?s?|environment-specific|from the environment)\b|\bexternali[sz]ed\b|\bin the env(?:ironment)?\b/i,
    rules: ['config/require-env-config', 'config/no-ineffective-env', 'config/no-local-settings-import', 'config/no-runtime-config-file'],
  },
  {
    says: /\ball config\w*\b.*\benv/i,
    under: [3],
    rules: ['config/no-hardcoded-secret', 'config/no-config-in-image'],
  },
  {
    says: /\b(?:no|without|zero|never|not|nothing)\b.{0,40}\b(?:secrets?|credentials?|passwords?|api keys?|hard-?coded)\b|\b(?:secrets?|credentials?|passwords?)\b.{0,40}\b(?:not|never|no|outside|out of|externali\w+|env(?:ironment)?|variables?|vault|manager)\b|\bwithout compromising any credentials/i,
    rules: ['config/no-hardcoded-secret', 'config/no-secret-default', 'config/no-committed-env-file', 'config/no-secret-in-manifest'],
  },
  { says: /\bdebug\b.*\b(?:off|disabled|false)\b|\bno debug\b/i, rules: ['config/no-debug-by-default'] },
  {
    under: [3],
    says: /\.env\.(?:example|sample|template|dist)\b|\benv\.(?:example|sample)\b|\bdocumented\b/i,
    rules: ['config/require-documented-env'],
    noted: true,
  },
  {
    under: [3],
    says: /\b(?:different|separate|per[ -](?:environment|deploy))\b.*\b(?:config\w*|settings|environments?)|\bwithout (?:a )?code changes?|\bseparat\w+\b.*\bfrom (?:the )?code|\bno grouping\b|\borthogonal\b/i,
    rules: ['config/no-environment-branching', 'config/require-env-config', 'config/no-config-in-image'],
  },
  { under: [3], says: /\bparsed?\b|\btyped?\b|\bvalidat/i, rules: ['config/no-truthy-env-string'] },
];
