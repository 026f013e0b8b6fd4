import { compilePages } from './compile-pages.mjs';
import { compileReportAssets } from './compile-report-assets.mjs';
import { isMain } from './run.mjs';
import { vendorGrammars } from './vendor-grammars.mjs';

/** Makes the files that git does not keep. vitest calls it before the tests (globalSetup), pnpm after an installation. */
export default function generate() {
  vendorGrammars();
  compilePages();
  compileReportAssets();
}

if (isMain(import.meta.url)) generate();
