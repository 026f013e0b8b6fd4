import type { Tie } from './tie.js';

/** IV and V: backing services; build, release, run. */
export const SERVICES_AND_RELEASES: readonly Tie[] = [
  {
    under: [4],
    says: /\burls?\b|\bconnection strings?|\blocators?\b|\benv(?:ironment)?\b|\bconfig\w*\b|\battached\b/i,
    rules: ['backing-services/no-hardcoded-locator'],
  },
  {
    under: [4],
    says: /\b(?:all|every|each|accessed)\b.*\burls?\b(?! or other)/i,
    rules: ['backing-services/no-split-locator'],
    noted: true,
  },
  {
    under: [4],
    says: /\bswap|\breplac|\binterchang|\bexchang|\bwithout (?:a )?code changes?|\bloosely/i,
    rules: ['backing-services/no-hardcoded-locator', 'backing-services/no-service-branching', 'backing-services/no-embedded-service'],
    noted: true,
  },
  {
    under: [4],
    says: /\blocal and (?:remote|third)|\bno distinction|\bidentical|\btreated (?:the )?same/i,
    rules: ['backing-services/no-hardcoded-locator', 'backing-services/no-service-branching'],
    noted: true,
  },
  {
    under: [4],
    says: /\b(?:databases?|postgres\w*|mysql|mariadb)\b/i,
    about: /sql|postgres|maria|database/i,
    rules: ['backing-services/no-hardcoded-locator'],
  },
  { under: [4], says: /\b(?:redis|cache)\b/i, about: /redis|cache/i, rules: ['backing-services/no-hardcoded-locator'] },
  {
    under: [4],
    says: /\b(?:celery|rabbitmq|amqp|broker|message queue)\b/i,
    about: /celery|amqp|rabbit|broker|redis/i,
    rules: ['backing-services/no-hardcoded-locator'],
  },
  { under: [4], says: /\bmongo\w*\b/i, about: /mongo/i, rules: ['backing-services/no-hardcoded-locator'] },
  {
    under: [4, 6],
    says: /\bobject storage|\bs3\b|\bbucket|\bgcs\b|\bazure blob|\bminio\b/i,
    rules: ['processes/no-local-file-storage'],
    noted: true,
  },
  {
    under: [5],
    says: /\bseparat|\bdistinct|\bstrict|\bthree stages|\bstages?\b/i,
    rules: [
      'build-release-run/no-migration-in-build',
      'build-release-run/no-migration-at-start',
      'build-release-run/no-install-at-start',
      'build-release-run/no-asset-build-at-start',
    ],
  },
  {
    under: [5],
    says: /\brelease (?:script|step|phase|command|stage|process)|\brelease\.sh\b|\brelease_command\b|\bpre-?deploy/i,
    rules: ['build-release-run/no-unwired-release-script', 'build-release-run/require-release-step'],
    noted: true,
  },
  {
    under: [5, 12],
    says: /\bmigrat/i,
    rules: ['build-release-run/no-migration-in-build', 'build-release-run/no-migration-at-start', 'build-release-run/require-release-step'],
    noted: true,
  },
  {
    under: [5],
    says: /\bstatic\b|\bassets?\b/i,
    rules: ['build-release-run/no-assets-in-release', 'build-release-run/no-asset-build-at-start'],
  },
  { under: [5], says: /\binstalls? (?:the )?dependenc|\bdependenc\w+\b.*\binstalled/i, rules: ['build-release-run/no-install-at-start'] },
  {
    under: [5],
    says: /\bartifacts?\b|\b(?:docker|container) images?\b|\bbundle\b|\bmulti-?stage|\bdocker\s?file\b|\bdocker build\b/i,
    rules: ['build-release-run/require-build-artifact', 'build-release-run/no-source-mount'],
  },
  {
    under: [5],
    says: /\btag(?:s|ged)?\b|\bversioned\b|\brollback|\bunique\b|\brelease id\b/i,
    rules: ['build-release-run/no-mutable-image-tag'],
  },
  {
    under: [5],
    says: /\bno\b.*\bchanges? (?:at|in|during) (?:run ?time|start)|\bread-?only\b|\bimmutab|\bcannot be (?:mutated|changed)/i,
    rules: ['build-release-run/no-runtime-code-change', 'build-release-run/no-source-mount', 'config/no-runtime-config-file'],
  },
  {
    under: [5],
    says: /\bcombines?\b.*\bconfig|\bconfig\w*\b.*\bat (?:release|deploy|run)/i,
    rules: ['config/no-config-in-image', 'build-release-run/no-config-at-build'],
  },
  { under: [5], says: /^(?:it )?(?:executes?|runs) the app\w*$/i, rules: [], beyond: 'That a process runs is seen when it does.' },
  {
    under: [5, 10],
    says: /\bci\s?\/\s?cd\b|\bcontinuous(?:ly)? (?:deploy|deliver)\w*|\bgithub actions\b|\bpipelines?\b|\bdeploy\w*\b.*\b(?:automatic\w*|on push)/i,
    rules: ['dev-prod-parity/require-continuous-deployment'],
    noted: true,
  },
];
