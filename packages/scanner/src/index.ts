export { scanPython } from './python-scanner.js';
export { LINE, type PythonInterest, type PythonLines, type PythonScan, type StringPlace } from './python.js';
export { WordTable } from './word-table.js';
export { scanJavaScript } from './javascript-scanner.js';
export {
  TEMPLATE_EXPRESSION,
  javaScriptWords,
  type JavaScriptDialect,
  type JavaScriptInterest,
  type JavaScriptScan,
  type ModuleLoad,
} from './javascript.js';
