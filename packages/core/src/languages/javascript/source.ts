import type { Comment } from 'oxc-parser';
import type { Document, Parser } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import type { Condition } from '../../vocabulary/value.js';
import { javascriptFile } from './parser.js';
import { readTree, type JavaScriptReader } from './reader.js';
import type { Node } from './tree.js';

/** What evaluators and extractors ask of one file. */
export interface SourceFile {
  readonly document: Document;
  readonly module: 'esm' | 'commonjs';
  readonly comments: readonly Comment[];
  readonly reader: JavaScriptReader;
  locate(node: Pick<Node, 'start' | 'end'>): Location;
}

/**
 * The file behind a document, parsed and indexed once.
 * @param conditionOf says what a branch's test means; the reader hands it on
 * @throws {SyntaxFault}
 */
export function sourceParser(conditionOf: (file: SourceFile, test: Node, negated: boolean) => Condition): Parser<SourceFile> {
  return {
    id: 'javascript-source',
    parse(document) {
      const { program, comments, module } = document.parsed(javascriptFile);
      const file: SourceFile = {
        document,
        module,
        comments,
        reader: readTree(program, (test, negated) => conditionOf(file, test, negated)),
        locate: (node) => document.locate(node.start, node.end),
      };
      return file;
    },
  };
}
