import type { Claim } from './facts/index.js';
import type { Located } from './location.js';
import type { Gap, Status } from './report.js';
import type { RuleId, Severity } from './rule.js';

/** `unchecked`: nothing that is read here can tell. */
export type Answer = 'supported' | 'contradicted' | 'unchecked';

/** What the documents of a repository claim, and what its files say to it. Plain data; its JSON form is a published schema. */
export interface ClaimsReport {
  readonly $schema: string;
  readonly version: 1;
  readonly tool: { readonly name: 'factorlint'; readonly version: string };
  /** Documents that claim something, by path. */
  readonly documents: readonly ClaimsOfDocument[];
  /** Rules that broke, and why: what they should have judged is `unchecked`. */
  readonly failures: readonly { readonly rule: RuleId; readonly reason: string }[];
  readonly gaps: readonly Gap[];
  /** Whether any file could be read. */
  readonly readAny: boolean;
}

export interface ClaimsOfDocument {
  readonly path: string;
  /** In the order of the document. */
  readonly claims: readonly JudgedClaim[];
  /** Commands that the document gives to its reader, as far as the repository can tell whether they work. */
  readonly commands: readonly JudgedCommand[];
}

/** A statement and its answer. */
export interface JudgedClaim extends Located {
  /** In one line; secrets are left out. */
  readonly text: string;
  readonly form: Claim['form'];
  /** 1 to 12; absent where it is about none in particular. */
  readonly factor?: number;
  readonly answer: Answer;
  /** A sentence. */
  readonly why: string;
  /** The rules that can judge it, and how they fare where the document stands. */
  readonly rules: readonly { readonly id: RuleId; readonly status: Status }[];
  /** Where the repository says so, or otherwise. What speaks against comes first. */
  readonly places: readonly ClaimPlace[];
}

/** A command and its answer. */
export interface JudgedCommand extends Located {
  /** Its words, `…` for what is not constant. */
  readonly text: string;
  readonly answer: Answer;
  /** A sentence. */
  readonly why: string;
  readonly places: readonly ClaimPlace[];
}

export interface ClaimPlace extends Located {
  /** `remark`: a note of a rule, which decides nothing. */
  readonly speaks: 'for' | 'against' | 'remark';
  readonly message: string;
  readonly rule?: RuleId;
  /** Of a violation. */
  readonly severity?: Severity;
}
