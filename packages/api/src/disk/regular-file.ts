import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UnreadableFile } from '@factorlint/core';

const SCRATCH_BYTES = 256 * 1024;
const scratch = Buffer.allocUnsafe(SCRATCH_BYTES);

// Windows has none of the last three, and no pipes or terminals among its files.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };

/**
 * The bytes of a regular file. A link at the end of the path is not followed; a pipe, a socket or a device does not block.
 * @param path absolute
 * @param limit most bytes that are read
 * @returns bytes that are only good until the next call
 * @throws {UnreadableFile}
 */
export function readRegularFile(path: string, limit: number): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  } catch (error) {
    throw new UnreadableFile(reasonFor(error));
  }
  try {
    return readDescriptor(descriptor, limit);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonFor(error));
  } finally {
    closeSync(descriptor);
  }
}

function readDescriptor(descriptor: number, limit: number): Buffer {
  const stats = fstatSync(descriptor);
  if (stats.isDirectory()) throw new UnreadableFile('It is a directory, not a file.');
  if (!stats.isFile()) throw new UnreadableFile('It is not a regular file but a pipe, a socket or a device.');
  if (stats.size > limit) throw tooLarge(stats.size, limit);

  // The size may be wrong by the time the file is read: what counts is what arrives.
  let bytes = stats.size < SCRATCH_BYTES ? scratch : Buffer.allocUnsafe(stats.size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (length > limit) throw tooLarge(length, limit);
    // As much as the file was said to hold, and there was room for more: its end has been seen.
    if (read === 0 || (length === stats.size && length < bytes.length)) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(bytes.length * 2, limit + 1));
  }
}

/** Why a file of some bytes is not read. */
export function tooLarge(size: number, limit: number): UnreadableFile {
  return new UnreadableFile(`It is larger than the limit of ${inUnits(limit)} (it has ${inUnits(size)}).`);
}

/** `2 MiB`, `1.5 KiB`, `12 bytes`; rounded up, so that what is over a limit never looks equal to it. */
function inUnits(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [unit, size] = bytes < 1024 * 1024 ? ['KiB', 1024] : ['MiB', 1024 * 1024];
  return `${Math.ceil((bytes / size) * 10) / 10} ${unit}`;
}

function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'It is no longer there.';
    case 'EACCES':
    case 'EPERM':
      return 'Permission to read it is denied.';
    case 'EISDIR':
      return 'It is a directory, not a file.';
    case 'ELOOP':
      return 'It is a symbolic link, which is not followed.';
    case 'ENXIO':
      return 'It is not a regular file but a pipe, a socket or a device.';
    default:
      return `It cannot be read (${code}).`;
  }
}
