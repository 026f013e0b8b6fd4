/** A statement could not be read by itself: the file is to be read whole, and the question asked again. */
export class Unsure extends Error {
  constructor() {
    super('This statement is no Python by itself.');
    this.name = 'Unsure';
  }
}
