export { allTracked, analyzeFiles, factsOf, judgeFiles, type Files } from './judge-files.js';
export { checkFixes, type CheckedFix } from './fix-faults.js';
export { readRulePage, type Example, type RulePage } from './rule-page.js';
export { testRule, toLine, type Case, type Outcome, type RuleCases } from './test-rule.js';
