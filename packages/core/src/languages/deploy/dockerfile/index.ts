import { runtimesOfImage } from '../../../knowledge/images/runtimes.js';
import { hasHole } from '../../../syntax/hole.js';
import type { Fact, RuntimeVersion } from '../../../vocabulary/facts/index.js';
import type { Document } from '../../../vocabulary/document.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import type { Value } from '../../../vocabulary/value.js';
import { statedOnce } from '../once.js';
import { waivers } from '../waivers.js';
import { dockerfileTree, type Instruction } from './instructions.js';
import { rewrite } from './rewrite/index.js';
import { argumentsOf, type Scope } from './scope.js';
import { readStage, resolvedDefault, type StageState } from './stage.js';
import { basename } from '../../../vocabulary/paths.js';

const PLAIN = /^(?:docker|container)file$/i;
const VARIANT = /^(?:docker|container)file[._-][\w.-]+$|[\w.-][._-](?:docker|container)file$/i;
/** Files that speak about a Dockerfile, or are written in another language. */
const OTHER = /\.(?:dockerignore|[cm]?[jt]sx?|py|rb|go|java|kt|cs|php|sh|md|rst|json|ya?ml|toml|lock|html?|css|xml|sum|svg|png)$/i;

/** Dockerfiles and Containerfiles: the stages of an image, what builds it and what it starts. */
export const dockerfile = defineLanguage({
  id: 'dockerfile',
  version: 1,
  provides: ['image-stage', 'image-reference', 'command', 'runtime-version', 'waiver'],

  reads(path, head) {
    const name = basename(path);
    if (PLAIN.test(name)) return true;
    return VARIANT.test(name) && !OTHER.test(name) && /^\s*FROM\s+\S/im.test(head());
  },

  rewrite,
  extract: (document) => statedOnce(facts(document)),
});

function* facts(document: Document): Generator<Fact> {
  const { instructions, comments } = document.parsed(dockerfileTree);
  yield* waivers(document, comments);
  const stages = readStages(instructions);
  for (const { fact, commands, references } of stages) {
    yield fact.index === stages.length - 1 ? { ...fact, final: true } : fact;
    for (const reference of references) {
      yield reference;
      if (reference.use === 'base') yield* runtimeVersions(reference.name, reference.tag, reference);
    }
    yield* commands;
  }
}

function readStages(instructions: readonly Instruction[]): readonly StageState[] {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  const global = globalArguments(instructions.slice(0, starts[0] ?? 0));
  const stages: StageState[] = [];
  for (const [position, start] of starts.entries()) {
    const from = instructions[start];
    if (from) stages.push(readStage(from, instructions.slice(start + 1, starts[position + 1]), { global, earlier: stages }));
  }
  return stages;
}

function globalArguments(instructions: readonly Instruction[]): Scope {
  const scope = new Map<string, Value>();
  for (const instruction of instructions) {
    if (instruction.keyword !== 'ARG') continue;
    for (const { name, value } of argumentsOf(instruction)) scope.set(name, resolvedDefault(value, scope));
  }
  return scope;
}

function* runtimeVersions(
  name: string | undefined,
  tag: string | undefined,
  { location }: Pick<RuntimeVersion, 'location'>,
): Generator<RuntimeVersion> {
  if (name === undefined || hasHole(tag ?? '')) return;
  for (const { runtime, version } of runtimesOfImage(name, tag))
    yield { kind: 'runtime-version', runtime, version, source: 'image', location };
}
