import { shellOfImage, shellOfProgram } from '../../../knowledge/images/shells.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, ImageReference, ImageStage, Supply } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { defaultText, imageParts, imageReference, knownText } from '../image.js';
import { absolutePath, absoluteTarget } from '../paths.js';
import { splitWords } from '../words.js';
import { commandIn, healthcheckOf, listOfTexts, runCommand, writtenScripts } from './commands.js';
import { placeOf, type Instruction } from './instructions.js';
import { argumentsOf, resolved, variablesOf, type Scope } from './scope.js';

type Copy = ImageStage['copies'][number];

/** What a stage has become, line by line. */
export interface StageState {
  readonly fact: ImageStage;
  /** Variables that a stage which builds on it has too. */
  readonly variables: Scope;
  readonly commands: readonly Command[];
  readonly references: readonly ImageReference[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  readonly stage: Mutable<ImageStage>;
  readonly copies: Copy[];
  readonly environment: Supply[];
  readonly exposes: Value[];
  readonly volumes: Value[];
  readonly scope: Map<string, Value>;
  readonly runs: Command[];
  readonly references: ImageReference[];
  start?: Command;
  entrypoint?: Command;
  health?: Command;
}

/** What all stages of a file share. */
export interface Surroundings {
  /** Arguments before the first FROM. */
  readonly global: Scope;
  readonly earlier: readonly StageState[];
}

/** Reads a stage: its FROM and what follows it up to the next. */
export function readStage(from: Instruction, rest: readonly Instruction[], { global, earlier }: Surroundings): StageState {
  const [image, ...words] = splitWords(from.body, 'dockerfile');
  const name = words.length >= 2 && /^as$/i.test(knownText(words[0]?.value) ?? '') ? knownText(words[1]?.value) : undefined;
  const value: Value = image ? resolved(image.value, global) : { kind: 'unknown', location: placeOf(from.body) };
  const base = stageNamed(knownText(value), earlier);
  const parts = imageParts(value);
  const shell = base ? base.fact.shell : parts.name === undefined ? undefined : shellOfImage(parts.name, parts.tag);
  const stage: Mutable<ImageStage> = {
    kind: 'image-stage',
    location: from.location,
    index: earlier.length,
    image: value,
    final: false,
    exposes: [],
    volumes: [],
    copies: [],
    environment: [],
    ...(name !== undefined && { name }),
    ...(base && { base: base.fact.name ?? String(base.fact.index) }),
    ...(shell !== undefined && { shell }),
    ...inherited(base?.fact),
  };
  const draft: Draft = {
    stage,
    copies: [],
    environment: [],
    exposes: [],
    volumes: [],
    scope: new Map(base?.variables),
    runs: [],
    references: [],
  };
  if (!base && parts.name !== 'scratch' && image) {
    draft.references.push(imageReference(value, { use: 'base', of: stage.name ?? String(stage.index), location: image.value.location }));
  }
  for (const instruction of rest) read(instruction, draft, { global, earlier });
  const { copies, environment, exposes, volumes, runs, references, entrypoint, start, health } = draft;
  return {
    fact: { ...stage, copies, environment, exposes, volumes },
    variables: draft.scope,
    commands: [...runs, ...[entrypoint, start, health].filter((each) => each !== undefined)],
    references,
  };
}

function inherited(base: ImageStage | undefined): Partial<Pick<ImageStage, 'workdir' | 'user' | 'stopSignal'>> {
  if (!base) return {};
  const { workdir, user, stopSignal } = base;
  return {
    ...(workdir !== undefined && { workdir }),
    ...(user !== undefined && { user }),
    ...(stopSignal !== undefined && { stopSignal }),
  };
}

function stageNamed(name: string | undefined, earlier: readonly StageState[]): StageState | undefined {
  return name === undefined ? undefined : earlier.findLast(({ fact }) => fact.name?.toLowerCase() === name.toLowerCase());
}

function read(instruction: Instruction, draft: Draft, surroundings: Surroundings): void {
  const { keyword, body, location } = instruction;
  const { stage, scope } = draft;
  const { index } = stage;
  switch (keyword) {
    case 'ENV':
      addVariables(variablesOf(instruction), draft, scope);
      break;
    case 'ARG':
      addArguments(argumentsOf(instruction), draft, surroundings.global);
      break;
    case 'RUN': {
      const command = runCommand(instruction, { purpose: 'build', from: 'dockerfile', stage: index });
      if (command) draft.runs.push(command);
      break;
    }
    case 'CMD':
      draft.start = commandIn(body, { purpose: 'start', from: 'dockerfile', stage: index }, location);
      break;
    case 'ENTRYPOINT':
      draft.entrypoint = commandIn(body, { purpose: 'entrypoint', from: 'dockerfile', stage: index }, location);
      break;
    case 'HEALTHCHECK': {
      const { command, none } = healthcheckOf(instruction, index);
      stage.healthcheck = { location, ...(command && { command: command.script }), ...(none && { none }) };
      if (command) draft.health = command;
      else delete draft.health;
      break;
    }
    case 'WORKDIR':
      stage.workdir = absolutePath(stage.workdir ?? '/', shown(body, scope));
      break;
    case 'USER':
      stage.user = shown(body, scope);
      break;
    case 'STOPSIGNAL':
      stage.stopSignal = shown(body, scope);
      break;
    case 'SHELL': {
      const shell = shellOfProgram(listOfTexts(body.text)?.[0] ?? '');
      if (shell) stage.shell = shell;
      else delete stage.shell;
      break;
    }
    case 'EXPOSE':
      draft.exposes.push(...splitWords(body, 'dockerfile').map(({ value }) => portOf(resolved(value, scope))));
      break;
    case 'VOLUME':
      draft.volumes.push(...listOrWords(body).map((value) => resolved(value, scope)));
      break;
    case 'COPY':
    case 'ADD':
      addCopy(instruction, draft, surroundings);
      break;
  }
}

/** `ENV` wins over `ARG`: what it sets stays. Its values see what was set before the line. */
function addVariables(supplies: readonly Supply[], { environment, scope }: Draft, before: Scope): void {
  const settled = supplies.map((supply) => ({ ...supply, value: resolved(supply.value, before) }));
  environment.push(...settled);
  for (const { name, value } of settled) scope.set(name, value);
}

/** A global argument is known in a stage only where the stage declares it again. */
function addArguments(supplies: readonly Supply[], { environment, scope }: Draft, global: Scope): void {
  for (const supply of supplies) {
    const { value } = supply;
    const outer = value.kind === 'environment' && value.missing === 'empty' ? global.get(supply.name) : undefined;
    const settled = { ...supply, value: outer ?? resolvedDefault(value, scope) };
    environment.push(settled);
    const isSet = environment.some(({ name, source }) => name === supply.name && source !== 'argument');
    if (!isSet) scope.set(supply.name, settled.value);
  }
}

/** An argument whose default is resolved; the argument itself stays a read. */
export function resolvedDefault(value: Value, scope: Scope): Value {
  return value.kind === 'environment' && typeof value.missing === 'object' ? { ...value, missing: resolved(value.missing, scope) } : value;
}

function addCopy(instruction: Instruction, draft: Draft, { earlier }: Surroundings): void {
  const { body, location, flags, heredocs } = instruction;
  const { stage, scope, copies, references } = draft;
  const words = listOrWords(body).map((value) => textIn(resolved(value, scope)));
  const target = words.pop();
  if (target === undefined) return;
  const to = absoluteTarget(stage.workdir ?? '/', target);
  const from = words.filter((word) => !/^<<-?["']?\w/.test(word));
  if (heredocs.length > 0)
    draft.runs.push(...writtenScripts(instruction, to, { purpose: 'script', from: 'dockerfile', stage: stage.index }));
  const flag = flags.find(({ name }) => name === 'from');
  const [word] = flag ? splitWords(flag.value, 'dockerfile') : [];
  if (!flag || !word) {
    copies.push({ from, to, location });
    return;
  }
  const image = resolved(word.value, scope);
  const text = textIn(image);
  const source = stageNamed(text, earlier) ?? (/^\d+$/.test(text) ? earlier[Number(text)] : undefined);
  copies.push({ from, to, stage: source ? (source.fact.name ?? String(source.fact.index)) : text, location });
  if (!source && !/^\d+$/.test(text) && text !== 'scratch') {
    references.push(imageReference(image, { use: 'copy', of: stage.name ?? String(stage.index), location: word.value.location }));
  }
}

function listOrWords(body: Document): Value[] {
  const texts = listOfTexts(body.text);
  if (texts) return texts.map((value): Value => ({ kind: 'literal', value, location: placeOf(body) }));
  return splitWords(body, 'dockerfile').map(({ value }) => value);
}

/** `8000/tcp` is the port 8000; other protocols stay written. */
function portOf(value: Value): Value {
  const text = value.kind === 'literal' ? String(value.value) : undefined;
  const port = text === undefined ? undefined : /^(\d{1,5})(?:\/tcp)?$/i.exec(text)?.[1];
  return port === undefined ? value : { ...value, kind: 'literal', value: Number(port) };
}

function shown(body: Document, scope: Scope): string {
  const [word] = splitWords(body, 'dockerfile');
  return word ? textIn(resolved(word.value, scope)) : '';
}

/** What a value says; variables that are not known stay as they are written. */
function textIn(value: Value): string {
  if (value.kind === 'text') return value.parts.map(textIn).join('');
  return defaultText(value) ?? (value.kind === 'environment' ? `$${value.name ?? ''}` : '?');
}
