import { table } from '../../../vocabulary/table.js';
import type { ConfigurationFile } from '../../../vocabulary/facts/index.js';
import { callsIn, conditionAt } from '../calls.js';
import type { SourceFile } from '../source.js';
import { argumentOf, propertyOf } from '../tree.js';
import { evaluate } from '../values/evaluate.js';

interface Row {
  readonly library: string;
  /** The file is the first argument itself, or an option of it. */
  readonly option?: string;
}

/** Sources: nodejs.org/api/process.html#processloadenvfilepath, github.com/motdotla/dotenv (README). */
const ENVIRONMENT_FILES: Readonly<Record<string, Row>> = table({
  'process.loadEnvFile': { library: 'node:process' },
  'node:process.loadEnvFile': { library: 'node:process' },
  'dotenv.config': { library: 'dotenv', option: 'path' },
  'dotenv.configDotenv': { library: 'dotenv', option: 'path' },
});

/** Files that the program takes variables from. */
export function* configurationFiles(file: SourceFile): Generator<ConfigurationFile> {
  if (file.document.kind === 'test') return;
  for (const { node, row } of callsIn(file, ENVIRONMENT_FILES)) {
    const first = argumentOf(node, 0);
    const path = row.option === undefined || !first ? first : propertyOf(first, row.option);
    const override = first && row.option !== undefined ? propertyOf(first, 'override') : undefined;
    const overrides = override && evaluate(file, override);
    yield {
      kind: 'configuration-file',
      form: 'environment',
      library: row.library,
      ...(path ? { file: evaluate(file, path) } : {}),
      ...(overrides?.kind === 'literal' && overrides.value === true ? { overrides: true as const } : {}),
      ...conditionAt(file, node),
      location: file.locate(node),
    };
  }
}
