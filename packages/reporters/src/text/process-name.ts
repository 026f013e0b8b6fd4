/** A process's name as people say it: a container that is called like its workload is named once. */
export function processName(name: string): string {
  return name.replace(/^(.+)\/\1$/, '$1');
}
