import { parse } from 'jsonc-parser';
import { isRecord, list, text } from '../plain-data.js';
import { setOnce, type PinReader } from './lockfile.js';

const FOLDER = 'node_modules/';

/** package-lock.json and npm-shrinkwrap.json: `packages` by folder since version 2, nested `dependencies` before. The outermost copy of a name counts. */
export const npmLockPins: PinReader = (source) => {
  const root: unknown = JSON.parse(source);
  const pins = new Map<string, string>();
  if (!isRecord(root)) return pins;
  const { packages, dependencies } = root;
  if (!isRecord(packages)) return isRecord(dependencies) ? versionsOf(dependencies) : pins;
  for (const [folder, entry] of Object.entries(packages)) {
    const name = folder.startsWith(FOLDER) ? folder.slice(FOLDER.length) : undefined;
    const version = isRecord(entry) ? text(entry['version']) : undefined;
    if (name !== undefined && version !== undefined && !name.includes(FOLDER)) pins.set(name, version);
  }
  return pins;
};

function versionsOf(dependencies: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const pins = new Map<string, string>();
  for (const [name, entry] of Object.entries(dependencies)) {
    const version = isRecord(entry) ? text(entry['version']) : undefined;
    if (version !== undefined) pins.set(name, version);
  }
  return pins;
}

/**
 * yarn.lock, both formats: an unindented line of descriptors that ends in a colon, then an indented `version "1.2.3"`
 * (version 1) or `version: 1.2.3` (berry).
 */
export const yarnLockPins: PinReader = (source) => {
  const pins = new Map<string, string>();
  let name: string | undefined;
  for (const line of source.split('\n')) {
    const head = /^"?(@?[^@\s"]+)@.*:\s*$/.exec(line);
    if (head) name = head[1];
    const version = /^ {2}version:? "?([^"\s]+)"?\s*$/.exec(line)?.[1];
    if (name === undefined || version === undefined) continue;
    if (version !== '0.0.0-use.local') setOnce(pins, name, version);
    name = undefined;
  }
  return pins;
};

/**
 * pnpm-lock.yaml: the keys of its `packages` mapping, two blanks deep: `/name/1.2.3:` (version 5), `/name@1.2.3:`
 * (version 6), `name@1.2.3:` (version 9); what follows in parentheses or after `_` are peers.
 */
export const pnpmLockPins: PinReader = (source) => {
  const pins = new Map<string, string>();
  let inside = false;
  for (const line of source.split('\n')) {
    if (/^\S/.test(line)) {
      inside = line.startsWith('packages:');
      continue;
    }
    if (!inside) continue;
    const key = /^ {2}'?\/?(@[^/@\s]+\/[^/@\s]+|[^/@\s']+)[@/](\d[^('_\s:]*)/.exec(line);
    if (key?.[1] !== undefined && key[2] !== undefined) setOnce(pins, key[1], key[2]);
  }
  return pins;
};

/** bun.lock: JSON with trailing commas; `packages` maps a name to a list that opens with `name@1.2.3`. */
export const bunLockPins: PinReader = (source) => {
  const faults: unknown[] = [];
  const root: unknown = parse(source, faults as never[], { allowTrailingComma: true });
  const pins = new Map<string, string>();
  const packages = isRecord(root) ? root['packages'] : undefined;
  if (!isRecord(packages)) {
    if (faults.length > 0) throw new Error('not JSON');
    return pins;
  }
  for (const [name, entry] of Object.entries(packages)) {
    const resolved = text(list(entry)[0]);
    const version = resolved?.slice(resolved.lastIndexOf('@') + 1);
    if (version !== undefined && /^\d/.test(version)) pins.set(name, version);
  }
  return pins;
};
