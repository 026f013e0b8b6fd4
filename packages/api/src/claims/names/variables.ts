import { knownVariable, type ClaimPlace, type Location } from '@factorlint/core';
import type { Grounds } from '../grounds.js';

/** How many readers of one variable are told. */
const MOST = 3;

/** Whether a text has the shape of a variable's or a setting's name. Signals and methods of HTTP are none. */
export function isVariableName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) || text === 'PORT' || text === 'DEBUG';
}

/**
 * Who reads or sets what a document names in capitals.
 * @param isEnvironment the document says that it is a variable of the environment: then a name that nothing knows contradicts it
 */
export function checkVariable(name: string, location: Location, isEnvironment: boolean, grounds: Grounds): readonly ClaimPlace[] {
  const { facts, report } = grounds;
  const contracts = facts.of('environment-contract').filter((contract) => contract.name === name);
  const readers = contracts.flatMap(({ reads }) => reads).map((read) => read.location);
  if (readers.length > 0)
    return readers.slice(0, MOST).map((place) => ({ speaks: 'for' as const, location: place, message: `${name} is read here.` }));
  const setting = [...facts.of('assignment'), ...facts.of('setting')].find(({ keys }) => keys.includes(name));
  if (setting) return [{ speaks: 'for', location: setting.location, message: `${name} is set here.` }];
  const known = knownVariable(name);
  const supplies = contracts.flatMap((contract) => [...contract.declared, ...contract.supplies.map((supply) => supply.location)]);
  if (known)
    return supplies
      .slice(0, 1)
      .map((place) => ({ speaks: 'for' as const, location: place, message: `${name} is given here; ${known.by} reads it.` }));
  const elsewhere = grounds.filesWith(name).filter((path) => !supplies.some((place) => place.path === path));
  if (contracts.some(({ unread }) => unread === 'certain') && elsewhere.length === 0)
    return supplies
      .slice(0, MOST)
      .map((place) => ({ speaks: 'against' as const, location: place, message: `${name} is given here, and nothing reads it.` }));
  const isBlind = Object.keys(report.coverage.unread).length > 0 || contracts.length > 0 || elsewhere.length > 0 || grounds.isTemplate;
  return isEnvironment && !isBlind ? [{ speaks: 'against', location, message: `Nothing reads ${name}.` }] : [];
}
