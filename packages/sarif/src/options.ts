import type { ReadSource, RuleSummary, Severity } from '@factorlint/core';

/** What version control knows of the analysed folder. */
export interface Repository {
  /** As `git remote get-url` gives it; credentials in it go no further. Absent: nothing is said about where the code comes from. */
  readonly uri?: string;
  /** The commit. */
  readonly revision?: string;
  readonly branch?: string;
  /** Where the analysed folder lies below the top of the repository, with forward slashes; absent or '': it is the top. */
  readonly folder?: string;
}

/** `github`: what code scanning may have, since it opens an alert for whatever it gets · `full`: evidence and what is waived too. */
export type Profile = 'github' | 'full';

export interface SarifOptions {
  /** The text of a file of the report, with or without a byte-order mark. It may throw: what cannot be read is not quoted. */
  readonly read: ReadSource;
  /**
   * A file as CodeQL's action decodes it (UTF-8, invalid bytes replaced, the byte-order mark kept), for the fingerprint of a line;
   * by default `read`.
   */
  readonly raw?: ReadSource;
  /** Whether a path of the report is a file; by default what can be read is one. A finding about anything else is a notification. */
  readonly isFile?: (path: string) => boolean;
  readonly repository?: Repository;
  /** `github` by default. */
  readonly profile?: Profile;
  /** The lowest severity told: by default `warning` in the profile `github`, `note` in `full`. */
  readonly level?: Severity;
  /** Keeps several analyses of one commit apart: by default `factorlint`, below it the repository's folder where there is one. */
  readonly category?: string;
  /** Rule id → its page (Markdown), for the help of a rule. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Every rule that exists, so that each file holds the same ones; by default those of the report. */
  readonly rules?: readonly RuleSummary[];
  /** Of the process, where it is known. */
  readonly exitStatus?: number;
}
