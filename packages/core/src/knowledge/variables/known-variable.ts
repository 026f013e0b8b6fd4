/** Variables that a library, a program or a platform reads or sets by itself, whatever the application's code says. */
export interface KnownVariable {
  /** The name, or what all names begin with where it ends in `*`. */
  readonly name: string;
  /** Who reads or sets it. */
  readonly by: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** The platform or the operating system sets it: nobody has to supply or document it. */
  readonly given?: true;
}

/** Rows with one source. */
export interface KnownVariables {
  /** The page that documents them. */
  readonly source: string;
  readonly variables: readonly KnownVariable[];
}

/** One line a row: names and what they are for. */
export function documented(source: string, by: string, purposes: Readonly<Record<string, string>>, given?: 'given'): KnownVariables {
  const variables = Object.entries(purposes).map(([name, purpose]) => ({ name, by, purpose, ...(given ? { given: true as const } : {}) }));
  return { source, variables };
}
