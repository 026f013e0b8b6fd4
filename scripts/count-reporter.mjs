import { writeFileSync } from 'node:fs';

/** A vitest reporter that writes `{ passed, failed, skipped, reasons }` to the file that FACTORLINT_COUNTS names. */
export default class CountReporter {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0, reasons: [] };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1;
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'skipped') counts.skipped += 1;
        else counts.failed += 1;
        if (state === 'skipped' && note !== undefined) counts.reasons.push(`${test.fullName}: ${note}`);
      }
    }
    writeFileSync(process.env.FACTORLINT_COUNTS, JSON.stringify(counts));
  }
}
