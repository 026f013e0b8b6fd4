import type { Tie } from './tie.js';

/** VI to VIII: processes, port binding, concurrency. */
export const PROCESSES: readonly Tie[] = [
  {
    says: /\bstateless|\bshare[ -]nothing|\bno (?:local |shared |in-memory )?state\b/i,
    rules: [
      'processes/no-in-memory-session',
      'processes/no-local-cache',
      'processes/no-local-file-storage',
      'processes/no-local-state-file',
      'processes/no-mutable-module-state',
      'processes/no-in-memory-channel-layer',
      'processes/no-stateful-volume',
    ],
  },
  { says: /\bsticky|\bsession affinity/i, rules: ['processes/no-sticky-sessions'] },
  { under: [6], says: /(?<!sticky[ -])\bsessions?\b(?! affinity)/i, rules: ['processes/no-in-memory-session'] },
  {
    under: [6],
    says: /\buploads?\b|\bmedia\b|\bfiles? (?:are )?(?:stored|storage)/i,
    rules: ['processes/no-local-file-storage'],
    noted: true,
  },
  {
    under: [6],
    says: /\bephemeral|\bfile ?system\b|\blocal disk\b|\bno local (?:files?|storage)/i,
    rules: ['processes/no-local-file-storage', 'processes/no-local-state-file', 'processes/no-stateful-volume'],
  },
  {
    under: [6],
    says: /\bprocess memory\b|\btransient\b|\bin[- ]memory\b/i,
    rules: ['processes/no-mutable-module-state', 'processes/no-local-cache', 'processes/no-in-memory-session'],
  },
  { under: [6], says: /\bcach(?:e|es|ed|ing)\b/i, rules: ['processes/no-local-cache'] },
  {
    under: [7],
    says: /\bself[- ]contained|\bembedded (?:web |http )?server|\bstandalone\b|\bgunicorn\b|\buvicorn\b|\bdaphne\b|\bhypercorn\b|\bwaitress\b|\bown (?:web |http )?server/i,
    rules: ['port-binding/require-self-contained-server', 'port-binding/no-development-server'],
  },
  {
    under: [7],
    says: /\bno (?:external |other |separate )?(?:web ?server|nginx|apache)\b/i,
    rules: ['port-binding/no-web-server-in-container'],
  },
  {
    under: [7],
    says: /\bport\b.*\b(?:config\w*|env(?:ironment)?|variables?|settable)|\b(?:config\w*|env(?:ironment)?) port\b|\$\{?PORT\b/i,
    rules: ['port-binding/no-hardcoded-port'],
  },
  {
    under: [7],
    says: /\bbind(?:s|ing)?\b|\blisten(?:s|ing)?\b|\bexpos|\bexports?\b/i,
    rules: ['port-binding/no-loopback-bind', 'port-binding/no-port-mismatch', 'port-binding/require-self-contained-server'],
  },
  { under: [5, 8], says: /\bprocfile/i, within: /(?:^|\/)Procfile/, rules: ['concurrency/require-process-types'] },
  {
    under: [5, 8],
    says: /^(?!.*\b(?:procfile|scales?)).*(?:\bprocess types?|\bworkers?\b|\bseparate process)/i,
    rules: ['concurrency/require-process-types', 'concurrency/no-multi-process-container'],
  },
  {
    under: [6, 8],
    clear: true,
    says: /\bhorizontal\w*\b|\bscal(?:e|es|ed|ing|able) (?:out|independent\w*|horizontal\w*)|\bscalab|\breplica/i,
    rules: [
      'concurrency/no-scale-blocker',
      'concurrency/no-scaled-scheduler',
      'concurrency/no-in-process-scheduler',
      'concurrency/no-multi-process-container',
    ],
    noted: true,
  },
  {
    under: [8],
    says: /\bprocess manager|\bsupervis|\bsystemd\b|\bdaemon/i,
    rules: ['concurrency/no-daemonized-process', 'concurrency/no-in-container-process-manager'],
    noted: true,
  },
  {
    under: [8],
    says: /^(?!.*\bprocfile).*(?:\bbeat\b|\bschedul|\bcron)/i,
    rules: ['concurrency/no-in-process-scheduler', 'concurrency/no-scaled-scheduler', 'concurrency/require-process-types'],
  },
  {
    under: [8],
    says: /^(?!.*\bprocfile).*(?:\bbackground (?:jobs?|tasks?|work)|\bcelery\b|\bqueues?\b)/i,
    rules: ['concurrency/require-process-types', 'concurrency/no-in-process-background-work'],
    noted: true,
  },
];
