import { Buffer } from 'node:buffer';

/** Files as JSON can hold them, and back. */
export const packed = (files) =>
  [...files].map(([path, content]) => (typeof content === 'string' ? [path, content] : [path, content.toString('base64'), 'base64']));
export const unpacked = (list) =>
  new Map(list.map(([path, content, encoding]) => [path, encoding ? Buffer.from(content, encoding) : content]));
