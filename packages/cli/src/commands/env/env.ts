import { nearestNames, type Report } from '@factorlint/api';
import { environmentDotenv, environmentJson, environmentMarkdown, environmentPretty, explainVariable } from '@factorlint/reporters';
import type { CommandHelp } from '../../help.js';
import { UsageError, type ExitStatus, type Io } from '../../io.js';
import { oneOf, type Arguments } from '../../options.js';
import { analyzeModel, MODEL_NOTES, MODEL_OPTIONS, pageOptions, readNothing } from '../model/analyze-model.js';
import { writeExamples } from './write-examples.js';

export const envHelp: CommandHelp = {
  usage: 'factorlint env [path] [options]',
  summary: 'Shows the environment contract: which variables are read, and who supplies and documents them.',
  options: {
    format: { value: '<name>', help: 'pretty (default), markdown, json, or dotenv: a text for an example file.' },
    explain: { value: '<variable>', help: 'Tells everything about one variable.' },
    write: { help: 'Adds the variables that .env.example does not name; nothing that stands there changes.' },
    ...MODEL_OPTIONS,
  },
  notes: MODEL_NOTES,
};

/**
 * Shows the environment contract of a folder, or writes it into its example files.
 * @throws {UsageError | InvalidRoot} before anything is printed or written
 */
export async function env(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.positionals.length > 1) throw new UsageError(`env takes one path, not ${given.positionals.length}.`);
  const format = oneOf('format', given.last('format'), ['pretty', 'markdown', 'json', 'dotenv']);
  const name = given.last('explain');
  const exclusive = [
    ...(name === undefined ? [] : ['--explain']),
    ...(given.has('write') ? ['--write'] : []),
    ...(given.has('format') ? ['--format'] : []),
  ];
  if (exclusive.length > 1) throw new UsageError(`${exclusive.join(' and ')} cannot stand together.`);
  const page = pageOptions(given, io, (path) => folder.tree.read(path));
  const folder = await analyzeModel(given.positionals[0], given, io);
  const { report } = folder;
  if (name !== undefined) {
    const text = explainVariable(report, name, page);
    if (text === undefined) throw unknownVariable(name, report);
    io.stdout.write(text);
  } else if (given.has('write')) {
    io.stdout.write(`${writeExamples(folder).join('\n')}\n`);
  } else {
    const texts = {
      pretty: () => environmentPretty(report, page),
      markdown: () => environmentMarkdown(report),
      json: () => environmentJson(report),
      dotenv: () => environmentDotenv(report),
    };
    io.stdout.write(texts[format]());
  }
  return readNothing(report) ? 3 : 0;
}

function unknownVariable(name: string, { model }: Report): UsageError {
  const near = nearestNames(name, new Set(model.environment.map((variable) => variable.name)));
  return new UsageError(
    `Nothing reads, supplies or documents ${name}.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined,
  );
}
