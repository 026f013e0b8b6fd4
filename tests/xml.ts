import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Of the element and all below it. */
  readonly text: string;
}

/**
 * Reads a document.
 * @throws where it is not well-formed
 */
export function parseXml(text: string): Element {
  type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack = [top];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => void stack.push({ name, attributes: { ...attributes }, children: [], text: '' }));
  parser.on('text', (piece) => {
    for (const element of stack) element.text += piece;
  });
  parser.on('closetag', () => {
    const closed = stack.pop()!;
    stack.at(-1)!.children.push(closed);
  });
  parser.write(text).close();
  return top.children[0]!;
}

/** The elements of a name, at any depth, in the order of the document. */
export function elementsIn({ children }: Element, name: string): readonly Element[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsIn(child, name)]);
}
