import { factors, InvalidConfiguration, InvalidRevision, InvalidRoot, nearestNames, UnknownName } from '@factorlint/api';
import { baseline, baselineHelp } from './commands/baseline/baseline.js';
import { check, checkHelp } from './commands/check.js';
import { claims, claimsHelp } from './commands/claims/claims.js';
import { env, envHelp } from './commands/env/env.js';
import { explain, explainHelp } from './commands/explain.js';
import { init, initHelp } from './commands/init/init.js';
import { processes, processesHelp } from './commands/processes/processes.js';
import { rules, rulesHelp } from './commands/rules.js';
import { COMMON, helpOf, type CommandHelp } from './help.js';
import { UsageError, type ExitStatus, type Io } from './io.js';
import { readArguments, type Arguments } from './options.js';
import { commandVersion } from './version.js';

interface Command {
  readonly help: CommandHelp;
  readonly run: (given: Arguments, io: Io) => ExitStatus | Promise<ExitStatus>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { help: checkHelp, run: check },
  claims: { help: claimsHelp, run: claims },
  baseline: { help: baselineHelp, run: baseline },
  env: { help: envHelp, run: env },
  processes: { help: processesHelp, run: processes },
  rules: { help: rulesHelp, run: rules },
  explain: { help: explainHelp, run: explain },
  init: { help: initHelp, run: init },
};

/**
 * The command, from the words after its name to its exit status. Never throws: what goes wrong is said on stderr, in a sentence.
 */
export async function main(words: readonly string[], io: Io): Promise<ExitStatus> {
  const name = words[0] !== undefined && Object.hasOwn(COMMANDS, words[0]) ? words[0] : undefined;
  const { help, run } = COMMANDS[name ?? 'check']!;
  try {
    const given = readArguments(name === undefined ? words : words.slice(1), {
      ...help.options,
      ...COMMON,
      version: { help: 'Shows the version.' },
    });
    if (given.has('help')) {
      io.stdout.write(name === undefined ? overview() : helpOf(help));
      return 0;
    }
    if (given.has('version')) {
      io.stdout.write(`${commandVersion()}\n`);
      return 0;
    }
    return await run(given, io);
  } catch (error) {
    return explainFailure(error, name, words, io);
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  const commands = Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(width)}${help.summary}`);
  const environment = [
    'Environment:',
    '  NO_COLOR, FORCE_COLOR  No colours, or colours where there is no terminal.',
    '  FACTORLINT_DEBUG       Set to 1, a fault of factorlint itself is shown with its stack.',
  ].join('\n');
  const page = helpOf({
    ...checkHelp,
    options: { ...checkHelp.options, version: { help: 'Shows the version.' } },
    notes: [...(checkHelp.notes ?? []), environment],
  });
  return page.replace('\n\nOptions:', `\n\nCommands:\n${commands.join('\n')}\n  factorlint <command> --help says more.\n\nOptions:`);
}

function explainFailure(error: unknown, command: string | undefined, words: readonly string[], io: Io): ExitStatus {
  const say = (...lines: readonly (string | undefined)[]) =>
    io.stderr.write(`${lines.filter((line) => line !== undefined && line !== '').join('\n')}\n`);
  const seeHelp = `factorlint ${command === undefined ? '' : `${command} `}--help shows what there is.`;
  if (error instanceof UsageError) {
    say(`factorlint: ${error.message}`, error.hint, seeHelp);
    return 2;
  }
  if (error instanceof InvalidRevision) {
    say(`factorlint: ${error.message}`);
    return 2;
  }
  if (error instanceof InvalidConfiguration) {
    say(error.message, 'factorlint --help tells of --config and --no-config; docs/configuration.md of what a configuration holds.');
    return 2;
  }
  if (error instanceof UnknownName) {
    const all = error.kind === 'rule' ? 'factorlint rules lists them.' : `They are ${factors.map(({ slug }) => slug).join(', ')}.`;
    say(`factorlint: ${error.message}`, error.suggestions.length === 0 ? all : undefined);
    return 2;
  }
  if (error instanceof InvalidRoot) {
    const near = command === undefined ? nearestNames(words.find((word) => !word.startsWith('-')) ?? '', Object.keys(COMMANDS)) : [];
    say(`factorlint: ${error.message}`, near.length > 0 ? `Did you mean the command ${near.join(' or ')}?` : undefined);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  const isDebugging = Boolean(io.env['FACTORLINT_DEBUG']);
  say(
    `factorlint: It broke, and this is its own fault: ${message}`,
    isDebugging ? stack : 'Set FACTORLINT_DEBUG=1 to see where, and please report it.',
  );
  return 3;
}
