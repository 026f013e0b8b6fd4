export { scanPython } from './python-scanner.js';
export { LINE, type PythonInterest, type PythonLines, type PythonScan, type StringPlace } from './python.js';
export { WordTable } from './word-table.js';
