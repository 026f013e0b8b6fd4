/** Most characters that all names of an index, or one of them, may have: version 4 packs names, so bytes do not bound them. */
const TOTAL_NAME_LENGTH = 256 * 1024 * 1024;
const NAME_LENGTH = 16 * 1024;

const STAT_BYTES = 40;
const MODE_OFFSET = 24;
const EXTENDED = 0x4000;
const DIRECTORY = 0o040000;

/**
 * The paths of a git index with their modes (`100644`), relative to the work tree's top.
 * Versions 2 to 4. Source: gitformat-index(5).
 * @param bytes of the whole index
 * @param hashBytes 20 for SHA-1, 32 for SHA-256
 * @returns undefined where it is damaged, of another version, split in two files, or leaves folders folded (sparse)
 */
export function parseGitIndex(bytes: Buffer, hashBytes: 20 | 32): ReadonlyMap<string, string> | undefined {
  if (bytes.length < 12 + hashBytes || bytes.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const end = bytes.length - hashBytes;
  const count = bytes.readUInt32BE(8);
  const entries = new Map<string, string>();
  let offset = 12;
  let previous = '';
  let total = 0;

  for (let index = 0; index < count; index += 1) {
    const flagsAt = offset + STAT_BYTES + hashBytes;
    if (flagsAt + 4 > end) return undefined;
    const mode = bytes.readUInt32BE(offset + MODE_OFFSET);
    if ((mode & 0o170000) === DIRECTORY) return undefined;
    let cursor = flagsAt + (bytes.readUInt16BE(flagsAt) & EXTENDED ? 4 : 2);

    let shared = '';
    if (version === 4) {
      const dropped = readVariableLength(bytes, cursor, end);
      if (!dropped || dropped.value > previous.length) return undefined;
      shared = previous.slice(0, previous.length - dropped.value);
      cursor = dropped.next;
    }
    const nameEnd = bytes.indexOf(0, cursor);
    if (nameEnd === -1 || nameEnd >= end) return undefined;
    // One character a byte, so that version 4 can cut inside a multi-byte character.
    const name = shared + bytes.toString('latin1', cursor, nameEnd);
    total += name.length;
    if (name.length > NAME_LENGTH || total > TOTAL_NAME_LENGTH) return undefined;

    entries.set(Buffer.from(name, 'latin1').toString('utf8'), mode.toString(8).padStart(6, '0'));
    previous = name;
    offset = version === 4 ? nameEnd + 1 : offset + ((nameEnd - offset + 8) & ~7);
  }
  return understandsExtensions(bytes, offset, end) ? entries : undefined;
}

/** The number of bytes that version 4 drops from the name before; the encoding of pack files' base offsets. */
function readVariableLength(bytes: Buffer, offset: number, end: number): { value: number; next: number } | undefined {
  let value = -1;
  for (let cursor = offset; cursor < end && value < NAME_LENGTH; cursor += 1) {
    const byte = bytes[cursor] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, next: cursor + 1 };
  }
  return undefined;
}

/** An extension in lower case changes what the entries mean; `sdir` only allows for the folded folders rejected above. */
function understandsExtensions(bytes: Buffer, start: number, end: number): boolean {
  for (let offset = start; offset + 8 <= end; offset += 8 + bytes.readUInt32BE(offset + 4)) {
    const signature = bytes.toString('latin1', offset, offset + 4);
    if (!/^[A-Z]/u.test(signature) && signature !== 'sdir') return false;
  }
  return true;
}
