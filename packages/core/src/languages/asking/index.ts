export { askScanned, askWhole, emptyDocument, factsThrough, type Ask } from './ask.js';
export { Unsure } from './unsure.js';
