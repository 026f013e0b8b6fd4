import { readIni, type IniFile } from '../../../syntax/ini.js';
import { entriesOf, isMapping, isScalar, itemsOf, type DataNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Comment } from '../../../syntax/comments.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Located } from '../../../vocabulary/location.js';
import type { Condition } from '../../../vocabulary/value.js';

/** One option of uWSGI, in the order of the file; a flag has an empty value. */
export interface Option extends Located {
  readonly key: string;
  readonly value: Document;
  /** `if-env`, `if-not-env` around it. */
  readonly condition?: Condition;
}

export interface OptionFile {
  readonly options: readonly Option[];
  readonly comments: readonly Comment[];
}

/** The options of an ini file: `key = value`, flags without a value. What stands under a condition keeps it. */
export function optionsOfIni(document: Document): OptionFile {
  const { sections, comments } = readIni(document, 'uwsgi');
  const options: Option[] = sections
    .filter(({ name }) => name === 'uwsgi')
    .flatMap(({ entries }) => entries.map((entry) => ({ key: entry.key, value: entry.part(), location: entry.location })));
  return { options: withConditions([...options, ...flagsOf(document, sections)].sort(byPlace)), comments };
}

/** Blocks do not nest: a new condition ends the one before. */
function withConditions(options: readonly Option[]): Option[] {
  const kept: Option[] = [];
  let condition: Condition | undefined;
  for (const option of options) {
    const { key, value, location } = option;
    if (/^if-/.test(key)) {
      const name = value.text.trim();
      const isVariable = key === 'if-env' || key === 'if-not-env';
      const tested = isVariable
        ? ({ kind: 'environment', name, missing: 'empty', location } as const)
        : ({ kind: 'unknown', location } as const);
      condition = { value: tested, negated: key.startsWith('if-not-') };
    } else if (/^end-?if$/.test(key)) condition = undefined;
    else if (!/^(?:for|endfor|end-for)$/.test(key)) kept.push(condition ? { ...option, condition } : option);
  }
  return kept;
}

function byPlace(a: Option, b: Option): number {
  return (a.location.range?.start.line ?? 0) - (b.location.range?.start.line ?? 0);
}

/** Lines of the section that hold a word alone. */
function flagsOf(document: Document, sections: IniFile['sections']): Option[] {
  const { text } = document;
  const flags: Option[] = [];
  const starts = sections.map(({ location, name }) => ({ line: location.range?.start.line ?? 0, name }));
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const word = /^[ \t]*([a-z][a-z\d-]*)[ \t]*\r?$/.exec(line)?.[1];
    if (word !== undefined && starts.findLast((start) => start.line <= index + 1)?.name === 'uwsgi') {
      const from = at + line.indexOf(word);
      const end = from + word.length;
      flags.push({ key: word, value: document.part(end, end), location: document.locate(from, end) });
    }
    at += line.length + 1;
  }
  return flags;
}

/** The options of a YAML file below `uwsgi:`. */
export function optionsOfYaml(document: Document): OptionFile {
  const { roots, comments } = readYaml(document);
  const root = roots.find((each) => isMapping(each) && each.get('uwsgi') !== undefined);
  const options = entriesOf(isMapping(root) ? root.get('uwsgi') : undefined).flatMap(({ key, value, location }): Option[] => {
    const nodes: readonly DataNode[] = isScalar(value) ? [value] : itemsOf(value);
    return nodes.filter(isScalar).map((node) => ({ key, value: node.part(), location: isScalar(value) ? location : node.location }));
  });
  return { options, comments };
}
