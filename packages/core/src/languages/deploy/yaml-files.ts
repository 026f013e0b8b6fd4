/** A name of a YAML file, also of one that a template engine renders. */
const YAML = /\.ya?ml(?:\.(?:j2|jinja2?|tmpl|tpl|template|erb|example|sample|dist|in))?$/i;

/** Whether a file is YAML by its name. */
export function isYamlName(path: string): boolean {
  return YAML.test(path);
}
