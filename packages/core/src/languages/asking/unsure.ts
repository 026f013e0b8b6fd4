/** A question that only the whole file can answer: it is to be parsed, and asked again. */
export class Unsure extends Error {
  override readonly name = 'Unsure';

  constructor() {
    super('Only the whole file tells.');
  }
}
