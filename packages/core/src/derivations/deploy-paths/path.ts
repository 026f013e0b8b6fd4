import type { DeployForm, DeployPath } from '../../vocabulary/facts/index.js';
import type { Purpose } from './purpose.js';

/** A deploy path that one file stands for. */
export function deployPath(
  form: DeployForm,
  file: string,
  purpose: Purpose,
  files: readonly string[] = [file],
  unsure = false,
): DeployPath {
  return {
    kind: 'deploy-path',
    id: `${form}:${file}`,
    name: file,
    form,
    purpose,
    files,
    location: { path: file },
    ...(unsure && { unsure: true as const }),
  };
}
