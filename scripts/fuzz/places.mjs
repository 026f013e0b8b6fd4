/** Where places of a report do not lie in its files: sentences. */
export function faultsOfPlaces(report, tree) {
  const faults = new Set();
  const lines = new Map();
  const linesOf = (path) => {
    if (!lines.has(path)) lines.set(path, readLines(tree, path));
    return lines.get(path);
  };
  const isKnown = (path) =>
    path === '.' || path === '' || tree.paths.some((each) => each === path || each.startsWith(path.endsWith('/') ? path : `${path}/`));
  const visit = (value, way) => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each, way);
      return;
    }
    if (typeof value.path === 'string' && (value.range !== undefined || way.endsWith('.location'))) {
      const fault = isKnown(value.path) ? value.range && faultOf(value.range, linesOf(value.path)) : 'no file of the tree';
      if (fault) faults.add(`${way}: ${fault}`);
    }
    for (const [key, member] of Object.entries(value)) visit(member, `${way}.${key}`);
  };
  visit(report, 'report');
  return [...faults];
}

function readLines(tree, path) {
  try {
    return tree.read(path).split(/\r\n|\r|\n/);
  } catch {
    return undefined;
  }
}

function faultOf({ start, end }, lines) {
  if (!lines) return 'a place in a file that has no text';
  if (end.line < start.line || (end.line === start.line && end.column < start.column)) return 'ends before it starts';
  for (const [name, { line, column }] of Object.entries({ start, end })) {
    if (!(line >= 1 && line <= lines.length)) return `${name}s at a line that is not there`;
    // A line's end may be counted with its line break of one or two code units.
    if (!(column >= 1 && column <= lines[line - 1].length + 2)) return `${name}s beyond its line`;
  }
  return undefined;
}
