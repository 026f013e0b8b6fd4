/** A comment of any language, with its markers; the offsets are UTF-16 offsets into the document's text. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
