import type { Dependency, DependencyGroup } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { iniSection, readIni, type IniEntry, type IniSection } from '../../../syntax/ini.js';
import { parseRequirement } from '../../../syntax/requirements.js';
import { linesOf } from '../lines.js';
import { redactions } from '../masking.js';
import { waivers } from '../waivers.js';
import { dependencyOf } from './dependency.js';
import { extraGroup } from './groups.js';
import { pythonVersion } from './runtime.js';
import { basename } from '../../../vocabulary/paths.js';

/** setup.cfg of setuptools. A file with settings of tools alone declares no unit. Source: setuptools' declarative configuration. */
export const setupCfg = defineLanguage({
  id: 'setup.cfg',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version', 'redaction', 'waiver'],
  reads: (path) => basename(path) === 'setup.cfg',
  *extract(document) {
    const file = readIni(document, 'configparser');
    const metadata = iniSection(file, 'metadata');
    const options = iniSection(file, 'options');
    const name = valueOf(metadata, 'name')?.value;
    const requires = valueOf(options, 'install_requires');
    if (name !== undefined || requires) {
      const dependencies = [...requirementsOf(requires, 'runtime')];
      const commands = [...commandsOf(valueOf(iniSection(file, 'options.entry_points'), 'console_scripts'))];
      const version = valueOf(metadata, 'version')?.value;
      yield {
        kind: 'manifest',
        location: { path: document.path },
        ecosystem: 'python',
        format: 'setup.cfg',
        ...(name !== undefined && { name }),
        ...(version !== undefined && !version.includes(':') && { version }),
        ...(valueOf(metadata, 'classifiers') && { publishable: true }),
        ...(commands.length > 0 && { commands }),
        dependencies: dependencies.length,
      };
      yield* dependencies;
      for (const extra of iniSection(file, 'options.extras_require')?.entries ?? []) yield* requirementsOf(extra, extraGroup(extra.key));
      const python = valueOf(options, 'python_requires');
      if (python) yield* pythonVersion(python.value, python.location);
    }
    yield* redactions(document);
    yield* waivers(document, file.comments);
  },
});

function valueOf(section: IniSection | undefined, key: string): IniEntry | undefined {
  return section?.entries.find((entry) => entry.key.toLowerCase().replace(/-/g, '_') === key && entry.value.trim() !== '');
}

function* requirementsOf(entry: IniEntry | undefined, group: DependencyGroup): Generator<Dependency> {
  if (!entry) return;
  for (const { text, location } of linesOf(entry.part(), '#')) {
    const dependency = dependencyOf(parseRequirement(text), location, group);
    if (dependency) yield dependency;
  }
}

function* commandsOf(entry: IniEntry | undefined): Generator<string> {
  if (!entry) return;
  for (const { text } of linesOf(entry.part(), '#')) {
    const name = text.split('=')[0]?.trim();
    if (name) yield name;
  }
}
