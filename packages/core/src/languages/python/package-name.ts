/** The package that a resolved name belongs to: `os` of `os.environ.get()`. */
export function packageOf(name: string): string {
  const dot = name.indexOf('.');
  return (dot < 0 ? name : name.slice(0, dot)).replace(/[()[\]]+$/, '');
}
