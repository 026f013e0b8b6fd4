import { reduce } from '../values/reduce.js';
import { contributors } from '../values/walk.js';
import { defineDerivation } from '../vocabulary/derivation.js';
import type { ReplacedSetting, Setting } from '../vocabulary/facts/index.js';
import type { Location } from '../vocabulary/location.js';
import { defaultModules, evaluate, settingsModules, takenOver } from './settings/modules.js';
import type { Slot } from './settings/tree.js';

/**
 * Settings that rules judge. Others are kept only where the environment or a credential is in them.
 * Source: the settings references of Django, Flask, Celery and Flask-SQLAlchemy.
 */
const JUDGED =
  /^(?:DEBUG|SECRET_KEY|ALLOWED_HOSTS|DATABASES|DATABASE_URL|CACHES|CACHE_.*|SESSION_.*|STORAGES|DEFAULT_FILE_STORAGE|STATICFILES_STORAGE|MEDIA_ROOT|EMAIL_.*|CELERY_.*|BROKER_URL|broker_url|CHANNEL_LAYERS|SQLALCHEMY_DATABASE_URI|REDIS_.*|UPLOAD_FOLDER|RATELIMIT_.*|HUEY|Q_CLUSTER|INSTALLED_APPS|LOGGING|LOGGING_CONFIG)$/;

/** Names of modules and classes that are for a developer's machine or for tests. */
const NOT_PRODUCTION =
  /(?:^|[._/])(?:dev|devel|develop|development|local|test|tests|testing|ci|example|docker_?dev)(?:[._/]|$)|^(?:Dev|Local|Test)/i;

/**
 * The settings in force for each settings module that an entry point may run: modules evaluated whole, `from .base import *` at its
 * line, last assignment wins, conditional branches as options.
 */
export const settings = defineDerivation({
  id: 'settings',
  needs: ['assignment', 'entry-point', 'reach', 'deploy-path'],
  provides: ['setting', 'replaced-setting'],

  *derive(facts) {
    const modules = settingsModules(facts);
    const byPath = new Map(modules.filter(({ owner }) => owner === undefined).map((module) => [module.path, module]));
    const taken = takenOver(modules);
    const defaults = defaultModules(facts.of('entry-point'), facts);
    const ofProduction: Slot[] = [];
    for (const module of modules) {
      if (taken.has(module.path) && !defaults.has(module.path) && module.owner === undefined) continue;
      const name = module.owner ?? module.path.replace(/\.\w+$/, '');
      const production = facts.isProduction({ path: module.path }) && !NOT_PRODUCTION.test(name);
      for (const slot of evaluate(module, byPath).values()) {
        if (production) ofProduction.push(slot);
        if (isJudged(slot)) yield toSetting(slot, module.path, production);
      }
    }
    yield* replacedSettings(ofProduction);
  },
});

/** What some of these replace and none of them keeps. */
function* replacedSettings(slots: readonly Slot[]): Generator<ReplacedSetting> {
  const kept = new Set(
    slots.flatMap(({ value }) => contributors(value).flatMap(({ location, via = [] }) => [location, ...via].map(lineOf))),
  );
  const told = new Set<string>();
  for (const { keys, overrides, value } of slots) {
    for (const location of overrides) {
      const line = lineOf(location);
      if (kept.has(line) || told.has(line) || lineOf(value.location) === line) continue;
      told.add(line);
      yield { kind: 'replaced-setting', keys, location };
    }
  }
}

function lineOf({ path, range }: Location): string {
  return `${path}:${String(range?.start.line ?? 0)}`;
}

function isJudged({ keys, value }: Slot): boolean {
  return JUDGED.test(keys[0] ?? '') || contributors(value).some(({ kind }) => kind === 'environment' || kind === 'credential');
}

function toSetting({ keys, value, location, overrides, framework, overlaid }: Slot, module: string, production: boolean): Setting {
  return {
    kind: 'setting',
    keys,
    value: reduce(value),
    module,
    production,
    overrides,
    location,
    ...(framework === undefined ? {} : { framework }),
    ...(overlaid === undefined ? {} : { overlaid }),
  };
}
