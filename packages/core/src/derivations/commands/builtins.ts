import { type Argument, argumentText } from './argument.js';
import { type Frame, type Interpreter, MAX_DEPTH } from './interpreter.js';
import { type Lane, resumed } from './lane.js';
import { joinPath } from './paths.js';
import { knownText } from './texts.js';

/** What a builtin of the shell does to a lane. */
export type Builtin = (words: readonly Argument[], lane: Lane, frame: Frame, on: Interpreter) => readonly Lane[];

const nothing: Builtin = (_words, lane) => [lane];
const status =
  (holds: boolean): Builtin =>
  (_words, lane) => [{ ...lane, status: { holds, certain: true } }];
const ending =
  (ended: NonNullable<Lane['ended']>): Builtin =>
  (words, lane) => [{ ...lane, ended: ended === 'exit' && isFailure(words) ? 'failure' : ended }];

const cd: Builtin = (words, lane, _frame, { world }) => {
  const to = words[1] && knownText(words[1].value, lane, world);
  return [to?.text ? { ...lane, directory: joinPath(lane.directory, to.text) } : lane];
};

const set: Builtin = (words, lane) => {
  const dashes = words.findIndex((each) => argumentText(each) === '--');
  if (dashes > 0) return [{ ...lane, parameters: words.slice(dashes + 1) }];
  const first = argumentText(words[1]);
  return [words.length > 1 && first !== undefined && !/^[-+]/.test(first) ? { ...lane, parameters: words.slice(1) } : lane];
};

const shift: Builtin = (words, lane) => [
  lane.parameters ? { ...lane, parameters: lane.parameters.slice(Number(argumentText(words[1]) ?? '1') || 1) } : lane,
];

const source: Builtin = (words, lane, frame, on) => {
  const name = words[1] && knownText(words[1].value, lane, on.world)?.text;
  const file = name ? (on.world.files.find(joinPath(lane.directory, name)) ?? on.world.files.named(name)) : undefined;
  const script = file === undefined ? undefined : on.world.commands.script(file)?.script;
  if (!script || frame.depth > MAX_DEPTH) return [lane];
  return on
    .statements(script.statements, lane, { ...frame, execsLast: false, depth: frame.depth + 1 })
    .map((each) => resumed(each, ['return']));
};

const trap: Builtin = (words, lane) => {
  const signals = words.slice(2).map(argumentText);
  const isReset = argumentText(words[1]) === '-' || argumentText(words[1]) === '';
  return [signals.some((signal) => /^(?:SIG)?TERM$|^15$/.test(signal ?? '')) && !isReset ? { ...lane, traps: 'set' } : lane];
};

const wait: Builtin = (_words, lane) => [lane.traps ? { ...lane, traps: 'waits' } : lane];

/** `command gunicorn`, `builtin cd`; `command -v` asks only. */
const command: Builtin = (words, lane, frame, on) => {
  const asks = /^-[vV]$/.test(argumentText(words[1]) ?? '');
  if (asks || words.length < 2) return [{ ...lane, status: { holds: false, certain: false } }];
  return on.command(words.slice(1), lane, [...frame.above, frame.shell], frame.depth + 1);
};

function isFailure(words: readonly Argument[]): boolean {
  const code = argumentText(words[1]);
  return code !== undefined && code !== '0';
}

/** Builtins that change nothing that the model follows. */
const QUIET =
  'echo printf read umask ulimit unset export local readonly declare typeset getopts hash alias shopt let type which pwd eval jobs kill fg bg disown times mapfile readarray popd';

/** By name. What is here starts no program. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...QUIET.split(' ').map((name) => [name, nothing] as const),
  [':', status(true)],
  ['true', status(true)],
  ['false', status(false)],
  ['cd', cd],
  ['pushd', cd],
  ['set', set],
  ['shift', shift],
  ['.', source],
  ['source', source],
  ['trap', trap],
  ['wait', wait],
  ['command', command],
  ['builtin', command],
  ['exit', ending('exit')],
  ['return', ending('return')],
  ['break', ending('break')],
  ['continue', ending('break')],
]);
