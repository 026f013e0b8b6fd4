import type { Claim, ClaimPlace } from '@factorlint/core';
import type { Grounds } from '../grounds.js';
import { declaredPackage, namedProcess } from './declared.js';
import { checkFile, isFileName } from './files.js';
import { checkVariable, isVariableName } from './variables.js';

/** What stands for an example, or leaves a choice: what is missing of it contradicts nothing. */
const LEAVES_OPEN = /\be\.g\b|\bfor example\b|\bsuch as\b|\blike\b|\bif\b|\bor\b|\/(?=`)|\betc\b/i;
/** What says that a name is one of the environment. */
const OF_ENVIRONMENT = /\benv(?:ironment)?\b|\bvariables?\b|\burls?\b/i;

/** What the repository says to the things that a claim names: files, variables, settings, packages, process types. */
export function checkNames(claim: Claim, grounds: Grounds): readonly ClaimPlace[] {
  const { text, factor, names } = claim;
  const isOpen = LEAVES_OPEN.test(text);
  const isEnvironment = OF_ENVIRONMENT.test(text) || factor === 3 || factor === 4;
  const places = names.flatMap((name): readonly ClaimPlace[] => {
    if (isVariableName(name.text)) return checkVariable(name.text, name.location, isEnvironment, grounds);
    if (isFileName(name.text)) return checkFile(name.text, name.location, grounds);
    return [...declaredPackage(name.text, grounds), ...(factor === 8 || factor === 5 ? namedProcess(name.text, grounds) : [])];
  });
  const isFound = places.some(({ speaks }) => speaks === 'for');
  return isOpen && (isFound || names.length === 1) ? places.filter(({ speaks }) => speaks !== 'against') : places;
}
