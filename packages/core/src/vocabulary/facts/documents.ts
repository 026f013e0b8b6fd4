import type { Located } from '../location.js';
import type { Script } from '../script.js';

/** A document's statement that the application complies. */
export interface Claim extends Located {
  readonly kind: 'claim';
  /** As a reader sees it, in one line; secrets are left out. */
  readonly text: string;
  /** `question`: a line of a checklist that asks, and is taken for answered. */
  readonly form: 'sentence' | 'item' | 'row' | 'question';
  /** The factor that it stands under or names, 1 to 12. */
  readonly factor?: number;
  /** It says that all of the factor holds: a tick beside the factor's name. */
  readonly whole?: true;
  /** It says that the method as such is followed. */
  readonly general?: true;
  /** What it marks as code or names in the shape of a file or variable, without a `$`. */
  readonly names: readonly (Located & { readonly text: string })[];
}

/** Commands that a document which claims compliance gives to its reader: one block of them. */
export interface DocumentedScript extends Located {
  readonly kind: 'documented-script';
  readonly script: Script;
}

export type DocumentFact = Claim | DocumentedScript;
