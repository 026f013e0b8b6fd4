/** The folder to analyse cannot be opened as one. The message is a sentence for the person who named it. */
export class InvalidRoot extends Error {
  override readonly name = 'InvalidRoot';
}
