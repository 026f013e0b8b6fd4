import { knownVariable, type Report } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import { visible } from '../text/visible.js';
import { contractsOf, typeOf, variablesRead, type AppContract, type Variable } from './contract.js';
import { writableText } from './value-text.js';

/** The contract as an example file: every variable that the application reads, what is required first. No secret stands in it. Ends with a line feed. */
export function environmentDotenv(report: Report): string {
  const contracts = contractsOf(report).filter((contract) => documentable(contract).length > 0);
  const parts = contracts.map((contract) => {
    const heading = contracts.length > 1 ? [`# ${appName(contract.app)}`, ''] : [];
    return [...heading, ...documentable(contract).map((variable) => `${entryLines(variable).join('\n')}\n`)].join('\n');
  });
  return parts.length > 0 ? parts.join('\n') : '# Nothing reads the environment.\n';
}

/** The variables that an example file should name: read while the application runs or is built, and not set by the system itself. */
export function documentable(contract: AppContract): readonly Variable[] {
  return variablesRead(contract).filter(({ name }) => knownVariable(name)?.given === undefined && /^[A-Za-z_]\w*$/.test(name));
}

/** What an example says of one variable: a comment, and the name. What may be left out is commented out, with its default. */
export function entryLines(variable: Variable): readonly string[] {
  const { name, required, secret, default: standard, reads } = variable;
  const text = writableText(standard, secret === true);
  const first = reads.find(({ production, form }) => production && form !== 'interpolation')?.location.path ?? reads[0]?.location.path;
  const type = typeOf(variable);
  const words = [
    [required ? 'required' : 'optional', ...(type === 'string' ? [] : [type]), ...(secret ? ['secret'] : [])].join(', '),
    ...purposeOf(name),
    ...(first === undefined ? [] : [`read in ${visible(first)}`]),
  ];
  const comment = `# ${words.join('; ')}`;
  return [comment, required ? `${name}=` : `# ${name}=${text === undefined ? '' : quoted(text)}`];
}

function purposeOf(name: string): readonly string[] {
  const known = knownVariable(name);
  return known ? [known.purpose] : [];
}

/** A value as `.env` files write it; what cannot be on one line is left out. */
function quoted(text: string): string {
  if (/^[\w./:@%+,=-]*$/.test(text)) return text;
  if (/[\r\n]/.test(text)) return '';
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') || /[\\$`]/.test(text) ? '' : `"${text}"`;
}
