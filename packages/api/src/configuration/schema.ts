import { factors } from '../factors.js';

/** The words of JSON Schema that ours uses. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

type SchemaType = 'object' | 'array' | 'string';

const SETTINGS = ['off', 'on', 'error', 'warning', 'note'];

const list = (description: string, items: Schema, more: Schema = {}): Schema => ({ type: 'array', description, items, ...more });

/**
 * A pattern of .gitignore. Braces with a comma are no part of that language, and who writes them means something else; many `**` in one
 * pattern make matching slow.
 */
const PATTERN: Schema = { type: 'string', minLength: 1, pattern: '^(?!.*\\{[^{}]*,[^{}]*\\})(?!(?:.*\\*\\*){3}).*$' };

let made: Schema | undefined;

/** The JSON Schema of a configuration file (draft 7, which editors know best). It knows every rule. */
export function configurationSchema(): Schema {
  return (made ??= makeSchema());
}

function makeSchema(): Schema {
  const rules = factors.flatMap((factor) => factor.rules);
  const settings = [
    ...factors.map(({ slug, title }) => [slug, `All rules of factor ${slug}: ${title}.`] as const),
    ...rules.map(({ id, summary }) => [id, summary] as const),
    ...rules.map(({ code, id }) => [code, `The code of ${id}.`] as const),
  ];
  const ruleSettings: Schema = {
    type: 'object',
    description: "Settings by rule (its id or code) or by factor (its slug). Where both stand, the rule's counts.",
    additionalProperties: false,
    properties: Object.fromEntries(settings.map(([name, description]) => [name, { enum: SETTINGS, description }])),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://factorlint.dev/schema/config-1.json',
    title: 'Configuration of factorlint',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'The address of this schema, for editors.' },
      extends: {
        type: ['string', 'array'],
        description: 'Configurations that this one builds on: files (./base.json) or packages.',
        minLength: 1,
        items: { type: 'string', minLength: 1 },
      },
      rules: ruleSettings,
      overrides: list('Other settings for some files; the last one that fits counts.', {
        type: 'object',
        additionalProperties: false,
        required: ['files', 'rules'],
        properties: {
          files: list('Patterns as in .gitignore, relative to the folder of this file.', PATTERN, { minItems: 1 }),
          rules: ruleSettings,
        },
      }),
      ignores: list('Files that are treated as if they were not there: patterns as in .gitignore.', PATTERN),
      deployPaths: {
        type: 'object',
        description: 'Deploy files whose purpose is this, whatever their name and content say: patterns as in .gitignore.',
        additionalProperties: false,
        properties: { production: list('For production.', PATTERN), development: list('For development.', PATTERN) },
      },
      waivers: list('Exceptions for files that hold no comments.', {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'path', 'reason'],
        properties: {
          rule: { enum: settings.map(([name]) => name), description: "A rule's id or code, or a factor's slug." },
          path: { type: 'string', minLength: 1, description: 'The file, relative to the folder of this file.' },
          key: { type: 'string', description: 'The key of the finding, as the JSON report shows it; absent: every finding in the file.' },
          reason: { type: 'string', minLength: 1, description: 'Why it is right as it is.' },
        },
      }),
    },
  };
}
