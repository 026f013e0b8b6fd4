import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Log } from 'sarif';

/** Where tests say why they did not run. */
export const NEEDS_MULTITOOL = 'needs @microsoft/sarif-multitool, which has a program for this machine';

/** The program of sarif-multitool; undefined where it is not installed or does not start. */
export const multitool: string | undefined = findMultitool();

function findMultitool(): string | undefined {
  try {
    const path: unknown = createRequire(import.meta.url)('@microsoft/sarif-multitool');
    return typeof path === 'string' && spawnSync(path, ['version']).error === undefined ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Gives what SARIF's schema has against a log. The schema lies beside the program. */
export function schemaChecker(program: string): (log: unknown) => readonly string[] {
  const schema = parse(readFileSync(join(dirname(program), 'sarif-2.1.0.json'), 'utf8')) as object;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`));
}

// SARIF2006 asks the network. The rules of GitHub's are switched off where nobody asks for them.
const SETTINGS = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options"><Property Key="RuleEnabled" Value="Disabled" /></Properties>
  ${[
    'GH1001.ProvideRequiredLocationProperties',
    'GH1002.InlineThreadFlowLocations',
    'GH1003.ProvideRequiredRegionProperties',
    'GH1004.ReviewArraysThatExceedConfigurableDefaults',
    'GH1005.LocationsMustBeRelativeUrisOrFilePaths',
    'GH1006.ProvideCheckoutPath',
    'GH1007.ProvideFullyFormattedMessageStrings',
  ]
    .map((rule) => `<Properties Key="${rule}.Options"><Property Key="RuleEnabled" Value="Error" /></Properties>`)
    .join('\n  ')}
</Properties>
`;

/**
 * What sarif-multitool says about logs, by name, as `<level> <rule> <path>`. It is judged by the log that it writes: its exit status
 * says nothing.
 * @param kinds `Sarif`, or `Sarif;Ghas` for what GitHub asks beside
 */
export function validateWithMultitool(
  program: string,
  logs: Readonly<Record<string, string>>,
  kinds: 'Sarif' | 'Sarif;Ghas' = 'Sarif;Ghas',
): Readonly<Record<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'factorlint-sarif-'));
  try {
    const names = Object.keys(logs);
    names.forEach((name, index) => writeFileSync(join(folder, `${index}.sarif`), logs[name] ?? ''));
    writeFileSync(join(folder, 'settings.xml'), SETTINGS);
    const files = names.map((_, index) => join(folder, `${index}.sarif`));
    const options = ['--rule-kind', kinds, '--level', 'Error;Warning;Note', '--log', 'ForceOverwrite'];
    const output = join(folder, 'said.json');
    const ended = spawnSync(program, ['validate', ...files, ...options, '-c', join(folder, 'settings.xml'), '-o', output]);
    if (ended.status !== 0) throw new Error(`sarif-multitool ended with ${String(ended.status)}: ${ended.stdout.toString()}`);
    const said: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
    for (const { file, text } of remarksIn(parse(readFileSync(output, 'utf8')) as Log)) {
      const name = names[Number(basename(file, '.sarif'))];
      if (name === undefined) throw new Error(`sarif-multitool says of no file: ${text}`);
      said[name]?.push(text);
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function remarksIn({ runs: [run] }: Log): readonly { readonly file: string; readonly text: string }[] {
  const results = (run?.results ?? []).map(({ level = 'warning', ruleId = '', message, locations }) => ({
    file: locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '',
    text: `${level} ${ruleId} ${message.arguments?.[0] ?? ''}`,
  }));
  const faults = (run?.invocations ?? []).flatMap(({ toolExecutionNotifications = [] }) =>
    toolExecutionNotifications
      .filter(({ level }) => level === 'error')
      .map(({ message, locations }) => ({
        file: locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '',
        text: `tool error ${message.text ?? ''}`,
      })),
  );
  return [...results, ...faults];
}

/** multitool begins its files with a byte-order mark. */
function parse(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}
