/**
 * The paths of the submodules that a `.gitmodules` declares, relative to the work tree's top.
 * Source: gitmodules(5); values are written as in git-config(1).
 */
export function parseGitModules(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, written] = /^\s*path\s*=\s*(.*?)\s*$/iu.exec(line) ?? [];
    if (!written) return [];
    const quoted = /^"((?:[^"\\]|\\.)*)"/u.exec(written)?.[1];
    const path = quoted?.replace(/\\(["\\])/gu, '$1') ?? written.replace(/\s*[#;].*$/u, '');
    return [path.replace(/\/+$/u, '')];
  });
}
