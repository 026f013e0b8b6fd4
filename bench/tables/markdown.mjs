import { shownBytes, shownCount, shownRatio, shownSeconds } from './units.mjs';

/**
 * A Markdown table.
 * @param {readonly string[]} heads a head that begins with `>` is of a column of numbers
 * @param {readonly (readonly string[])[]} rows
 */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = heads.map((head) => (head.startsWith('>') ? '---:' : '---'));
  return [line(heads.map((head) => head.replace(/^>/, ''))), line(rule), ...rows.map(line)].join('\n');
}

/** A measurement as a part of a page: what, on what, the table, and what is missing. */
export function measurementPage({ name, corpus, machine, measured, rounds, rows, missing }) {
  const amounts = Object.entries({ Python: corpus.python, 'JavaScript and TypeScript': corpus.javascript })
    .filter(([, { files }]) => files > 0)
    .map(([language, { files, bytes }]) => `${shownCount(files)} ${language}, ${shownBytes(bytes)}`);
  const heads = ['program', '>time as a multiple of ours', '>median', '>fastest – slowest', '>processor time', '>peak memory', 'it says'];
  const cells = rows.map(({ title, ratio, seconds, cpu, memory, says }, index) => [
    title,
    index === 0 ? '1' : shownRatio(ratio),
    shownSeconds(seconds.median),
    `${shownSeconds(seconds.min)} – ${shownSeconds(seconds.max)}`,
    cpu === undefined ? '–' : shownSeconds(cpu),
    memory === undefined ? '–' : shownBytes(memory),
    says,
  ]);
  return [
    `**${name}**: ${shownCount(corpus.total.files)} files, ${shownBytes(corpus.total.bytes)}; of them ${amounts.join('; ') || 'no source code'}.`,
    '',
    table(heads, cells),
    '',
    ...(missing.length === 0 ? [] : [`Not measured: ${missing.join('; ')}.`, '']),
    provenance({ machine, measured, rounds }),
  ].join('\n');
}

/** The growth over several sizes as a part of a page. */
export function growthPage({ kind, points, law, machine, measured, rounds }) {
  const heads = ['>files', '>source', '>median', '>each file', '>processor time', '>peak memory', 'it says'];
  const cells = points.map(({ files, bytes, seconds, cpu, memory, says }) => [
    shownCount(files),
    shownBytes(bytes),
    shownSeconds(seconds),
    `${((seconds / files) * 1e6).toFixed(0)} µs`,
    cpu === undefined ? '–' : shownSeconds(cpu),
    memory === undefined ? '–' : shownBytes(memory),
    says,
  ]);
  const exponents = Object.entries({ Time: law?.time, 'peak memory': law?.memory }).filter(([, exponent]) => exponent !== undefined);
  return [
    ...[table(heads, cells), ''],
    ...(exponents.length === 0
      ? []
      : [
          `${exponents.map(([what, exponent]) => `${what} grows with the number of files to the power of ${exponent.toFixed(2)}`).join('; ')} (1 is linear).`,
          '',
        ]),
    `Made-up repositories, kind ${kind}. ${provenance({ machine, measured, rounds })}`,
  ].join('\n');
}

/** When, what and where was measured, in a sentence. */
function provenance({ machine: { cpu, cores, memory, system, node, load }, measured: { date, commit }, rounds }) {
  const build = commit === undefined ? 'factorlint' : `factorlint ${commit}`;
  return `${date}, ${build}, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}, Node.js ${node}; ${cpu}, ${cores} cores, ${shownBytes(memory)} memory, ${system}; load before: ${load.toFixed(1)}.`;
}
