import { parse } from 'smol-toml';
import { isRecord, list, text } from '../plain-data.js';
import { pythonName } from '../python/names.js';
import { setOnce, type PinReader } from './lockfile.js';

/** `[[package]]` tables of uv.lock, poetry.lock and pdm.lock, `[[packages]]` of pylock.toml (PEP 751). */
export const tomlLockPins: PinReader = (source) => {
  const root = parse(source);
  const pins = new Map<string, string>();
  for (const entry of [...list(root['package']), ...list(root['packages'])]) {
    if (!isRecord(entry)) continue;
    const name = text(entry['name']);
    const version = text(entry['version']);
    if (name !== undefined && version !== undefined) setOnce(pins, pythonName(name), version);
  }
  return pins;
};

/** Pipfile.lock: `default` before `develop`; versions are written `==1.2.3`. */
export const pipfileLockPins: PinReader = (source) => {
  const root: unknown = JSON.parse(source);
  const pins = new Map<string, string>();
  if (!isRecord(root)) return pins;
  for (const section of [root['default'], root['develop']]) {
    if (!isRecord(section)) continue;
    for (const [name, entry] of Object.entries(section)) {
      const version = isRecord(entry) ? text(entry['version']) : undefined;
      if (version !== undefined) setOnce(pins, pythonName(name), version.replace(/^={2,3}/, ''));
    }
  }
  return pins;
};
