import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factors, openSession } from '@factorlint/api';
import { json, pretty } from '@factorlint/reporters';
import { serializeSarif, toSarif } from '@factorlint/sarif';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { decodeText } from '../../packages/api/dist/disk/read-text.js';
import { root } from '../run.mjs';
import { secretsIn } from './canary.mjs';
import { faultsOfPlaces } from './places.mjs';

const schema = JSON.parse(readFileSync(join(root, 'packages/reporters/schema/report.schema.json'), 'utf8'));
const isValid = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(schema);
const rules = factors.flatMap((factor) => factor.rules);

/** What a terminal obeys and a report must not hold. Line feeds are the report's own. */
// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Files as the engine wants them. Bytes are decoded as those of a disk. */
export function treeOf(files) {
  return {
    paths: [...files.keys()].sort(),
    read(path) {
      const content = files.get(path);
      return typeof content === 'string' ? content : decodeText(content);
    },
  };
}

/**
 * Analyses an input and tells what is wrong with the analysis.
 * @param input files by path, and `canaries` that no output may say
 * @param open a session on other files that is brought to these by updates; it must say the same
 * @returns faults, each with its `kind` and a `message`; empty where all is well
 */
export function examine({ files, canaries }, open) {
  const tree = treeOf(files);
  let report;
  try {
    report = openSession(tree).report();
  } catch (error) {
    return [{ kind: 'crash', message: textOf(error) }];
  }
  const faults = [...ownFaults(report), ...faultsOfPlaces(report, tree).map((message) => ({ kind: 'place', message }))];
  const outputs = outputsOf(report, tree, faults);
  if (outputs.json !== undefined && !isValid(JSON.parse(outputs.json))) {
    const [{ instancePath, message }] = isValid.errors;
    faults.push({ kind: 'schema', message: `${instancePath.replace(/\d+/g, 'n')} ${message}` });
  }
  const secrets = secretsIn(files, canaries);
  for (const [format, text] of Object.entries(outputs)) {
    const canary = secrets.find((each) => text.includes(each));
    if (canary !== undefined) faults.push({ kind: 'secret', message: `${format}: ${around(text, canary)}` });
  }
  const obeyed = OBEYED.exec(outputs.pretty ?? '');
  if (obeyed) faults.push({ kind: 'control character', message: `U+${obeyed[0].charCodeAt(0).toString(16)} in pretty` });
  try {
    const again = open ? open() : openSession(tree).report();
    const difference = firstDifference(report, again, 'report');
    if (difference) faults.push({ kind: open ? 'update differs' : 'second run differs', message: difference });
  } catch (error) {
    faults.push({ kind: open ? 'update crash' : 'second run crash', message: textOf(error) });
  }
  return faults;
}

/** What the report itself admits: a language, a derivation or a rule that broke. A fault in a file is none of ours. */
function ownFaults(report) {
  const gaps = report.gaps.filter(({ reason }) => /^Reading it as .+ failed: /s.test(reason));
  const failures = report.verdicts.flatMap(({ results }) => results.filter(({ failure }) => failure !== undefined));
  return [
    ...gaps.map(({ reason }) => ({ kind: 'language broke', message: reason })),
    ...failures.map(({ rule, failure }) => ({ kind: 'rule broke', message: `${rule.id}: ${failure}` })),
  ];
}

/** The report in every format, as wordy as it gets. A format that throws is a fault. */
function outputsOf(report, tree, faults) {
  const read = (path) => tree.read(path);
  const paths = new Set(tree.paths);
  const writers = {
    json: () => json(report),
    pretty: () => pretty(report, { read, color: false, width: 1_000, unicode: true, verbose: true }),
    sarif: () => serializeSarif(toSarif(report, { read, raw: read, isFile: (path) => paths.has(path), rules, profile: 'full' })),
  };
  const outputs = {};
  for (const [format, write] of Object.entries(writers)) {
    try {
      outputs[format] = write();
    } catch (error) {
      faults.push({ kind: 'crash', message: `${format}: ${textOf(error)}` });
    }
  }
  return outputs;
}

function around(text, canary) {
  const at = text.indexOf(canary);
  const [start, end] = [text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)];
  return text
    .slice(Math.max(start, at - 120), Math.min(end < 0 ? text.length : end, at + canary.length + 60))
    .replaceAll(canary, '<canary>');
}

/** Where two plain values differ first, as a path of keys. */
function firstDifference(a, b, path) {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const difference = firstDifference(a[key], b[key], `${path}.${Array.isArray(a) ? 'n' : key}`);
    if (difference) return difference;
  }
  return undefined;
}

function textOf(error) {
  const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
  return lines
    .slice(0, 6)
    .map((line) => line.trim().replaceAll(root, ''))
    .join(' | ');
}
