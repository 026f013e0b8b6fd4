export { applyConfiguration, effectiveSettings, type AppliedConfiguration } from './apply.js';
export { defineConfig, type Config, type ConfiguredWaiver, type RuleSetting, type RuleSettings } from './config.js';
export {
  InvalidConfiguration,
  NO_CONFIGURATION,
  type Configuration,
  type ConfigurationFault,
  type Layer,
  type NotRun,
} from './configuration.js';
export { CONFIGURATION_FILES } from './find-file.js';
export { configurationOf, loadConfiguration, type LoadOptions } from './load-configuration.js';
export { configurationSchema } from './schema.js';
