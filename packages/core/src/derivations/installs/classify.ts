import type { InstallCommand } from '../../vocabulary/facts/index.js';
import { INSTALL_FORMS, type InstallForm } from '../../knowledge/installers/index.js';
import { packageOf, isLocal, type NamedPackage } from './package-names.js';
import type { Word } from './words.js';
import { basename } from '../../vocabulary/paths.js';

/** A command line understood as an install. */
export interface Install {
  readonly form: InstallForm;
  readonly words: readonly Word[];
  readonly packages: readonly NamedPackage[];
  /** Requirements files, as written. */
  readonly files: readonly Word[];
  /** It installs the repository itself, or what the manifest says. */
  readonly manifest: boolean;
  readonly lock: InstallCommand['lock'];
  readonly global: boolean;
  /** It takes wheels and archives that an earlier step has made. */
  readonly prepared: boolean;
  /** The folder of the manifest, where an option names it. */
  readonly folder?: string;
  /** Positions in `words` of the subcommand. */
  readonly subcommand: readonly number[];
}

interface Parsed {
  readonly positionals: readonly number[];
  readonly options: readonly { readonly name: string; readonly value?: Word }[];
}

/**
 * What a command line installs, or undefined where it installs nothing.
 * @param words the program first
 * @param isSet whether a variable is set to something true where it runs
 */
export function classify(words: readonly Word[], isSet: (variable: string) => boolean): Install | undefined {
  const program = basename(words[0]?.text ?? '');
  for (const form of INSTALL_FORMS) {
    if (!form.programs.test(program)) continue;
    const parsed = parse(words, form);
    const depth = form.subcommand.length;
    if (!form.subcommand.every((names, index) => names.includes(words[parsed.positionals[index] ?? -1]?.text ?? ''))) continue;
    if (depth === 0 && form.takes === 'nothing' && parsed.positionals.length > 0) continue;
    return installOf(form, words, parsed, isSet);
  }
  return undefined;
}

/** Splits the words after the program into options with their values and what stands by itself. */
function parse(words: readonly Word[], form: InstallForm): Parsed {
  const positionals: number[] = [];
  const options: { name: string; value?: Word }[] = [];
  const enough = form.takes === 'command' ? form.subcommand.length + 1 : Infinity;
  for (let index = 1; index < words.length && positionals.length < enough; index += 1) {
    const word = words[index];
    if (!word) break;
    if (!word.text.startsWith('-') || word.text === '-') {
      positionals.push(index);
      continue;
    }
    const cut = word.text.startsWith('--') ? word.text.indexOf('=') : -1;
    const value = words[index + 1];
    if (cut > 0) options.push({ name: word.text.slice(0, cut), value: { ...word, text: word.text.slice(cut + 1) } });
    else if (form.values.has(word.text) && value) {
      options.push({ name: word.text, value });
      index += 1;
    } else if (/^-[rce]\S/.test(word.text) && form.values.has(word.text.slice(0, 2)) && form.files) {
      options.push({ name: word.text.slice(0, 2), value: { ...word, text: word.text.slice(2) } });
    } else options.push({ name: word.text });
  }
  return { positionals, options };
}

function installOf(
  form: InstallForm,
  words: readonly Word[],
  { positionals, options }: Parsed,
  isSet: (variable: string) => boolean,
): Install | undefined {
  const written = new Set(options.flatMap(({ name, value }) => [name, ...(value ? [`${name}=${value.text}`] : [])]));
  if (form.idle?.some((option) => written.has(option)) || form.idleVariables?.some(isSet)) return undefined;
  const depth = form.subcommand.length;
  const rest = positionals.slice(depth).flatMap((index) => words[index] ?? []);
  const valuesOf = (names: readonly string[] | undefined) =>
    options.flatMap(({ name, value }) => (value && names?.includes(name) ? [value] : []));
  const editable = valuesOf(form.editable);
  const named = form.takes === 'packages' ? [...rest, ...editable] : [];
  const files = [...valuesOf(form.files), ...(form.takes === 'file' ? rest : [])];
  const packages = named.flatMap((word) => packageOf(word, form.manager) ?? []);
  const isPlain = named.length === 0 && files.length === 0 && form.namesOnly !== true && form.takes !== 'file';
  const manifest = isPlain || named.some(({ text }) => isLocal(text) && !isArtifact(text));
  const prepared = named.some(({ text }) => isArtifact(text)) || written.has('--no-index');
  if (!manifest && !prepared && packages.length === 0 && files.length === 0) return undefined;
  const folder = valuesOf(form.folder)[0]?.text;
  return {
    form,
    words,
    packages,
    files,
    manifest,
    lock: lockOf(form, written, isSet),
    prepared,
    global: form.global === true || (form.global ?? []).some((option) => written.has(option)),
    ...(folder !== undefined && { folder }),
    subcommand: positionals.slice(0, depth),
  };
}

/** Wheels and archives that an earlier step has made. */
function isArtifact(text: string): boolean {
  return /[*?]|\.(?:whl|tar\.gz|tgz|zip)$|(?:^|\/)(?:wheels?|wheelhouse|dist)(?:\/|$)/.test(text);
}

function lockOf(
  { lock, options = {}, variables = {} }: InstallForm,
  written: ReadonlySet<string>,
  isSet: (variable: string) => boolean,
): InstallCommand['lock'] {
  const byOption = Object.entries(options).filter(([option]) => written.has(option) && !written.has(`${option}=false`));
  const byVariable = Object.entries(variables).filter(([variable]) => isSet(variable));
  return byOption.at(0)?.[1] ?? byVariable.at(0)?.[1] ?? lock;
}
