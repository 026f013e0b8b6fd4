import { processesJson, processesMarkdown, processesMermaid, processesPretty } from '@factorlint/reporters';
import type { CommandHelp } from '../../help.js';
import { UsageError, type ExitStatus, type Io } from '../../io.js';
import { oneOf, type Arguments } from '../../options.js';
import { analyzeModel, MODEL_NOTES, MODEL_OPTIONS, pageOptions, readNothing } from '../model/analyze-model.js';

export const processesHelp: CommandHelp = {
  usage: 'factorlint processes [path] [options]',
  summary: 'Shows what really runs on each deploy path: processes, ports, replicas, process 1, backing services.',
  options: {
    format: { value: '<name>', help: 'pretty (default), markdown, json, or mermaid: a flowchart.' },
    ...MODEL_OPTIONS,
  },
  notes: MODEL_NOTES,
};

/**
 * Shows the deploy model of a folder.
 * @throws {UsageError | InvalidRoot} before anything is printed
 */
export async function processes(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.positionals.length > 1) throw new UsageError(`processes takes one path, not ${given.positionals.length}.`);
  const format = oneOf('format', given.last('format'), ['pretty', 'markdown', 'json', 'mermaid']);
  const page = pageOptions(given, io, (path) => folder.tree.read(path));
  const folder = await analyzeModel(given.positionals[0], given, io);
  const { report } = folder;
  const texts = {
    pretty: () => processesPretty(report, page),
    markdown: () => processesMarkdown(report),
    json: () => processesJson(report),
    mermaid: () => processesMermaid(report),
  };
  io.stdout.write(texts[format]());
  return readNothing(report) ? 3 : 0;
}
