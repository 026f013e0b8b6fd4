export { knownVariable, type KnownVariable } from './knowledge/variables/index.js';
export { taskOf, type Task } from './knowledge/steps/tasks.js';
export * from './engine/index.js';
export * from './quoting/index.js';
export { isPlaceholder, isSecretName, secretName } from './values/credential.js';
export {
  constantOf,
  isFromEnvironment,
  leadingText,
  outcomesOf,
  readsIn,
  shownText,
  textOf,
  type ValueOutcome,
} from './values/outcomes.js';
export { reduce, type Lookup } from './values/reduce.js';
export { variableName } from './values/variable-name.js';
export { contributors, environmentsIn, isValue, valuesIn, walkValue } from './values/walk.js';
export * from './vocabulary/index.js';
