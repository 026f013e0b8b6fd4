import { createHash } from 'node:crypto';

/** A namespace of our own; it never changes, since every guid comes from it. */
const NAMESPACE = Buffer.from('5f0c2e6b8a5d4c0e9d0f6c1b3a7e2d41', 'hex');

/** The guid of a name: the same for ever. Source: RFC 9562, section 5.5 (version 5). */
export function guidOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
