/** Marks of what is done, and of what is not or only in part. */
const DONE = /[\u2705\u2713\u2714\u2611]|\u{1f7e2}|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/u;
const UNDONE =
  /[\u274c\u274e\u2717\u2718\u2610\u2612\u26a0\u2b1c\u23f3\u{1f534}\u{1f7e1}\u{1f7e0}\u{1f6a7}\u{1f4dd}\u{1f51c}]|:(?:x|warning|construction|no_entry(?:_sign)?|hourglass\w*):|\u{1f6ab}|^\s*\[[\s-]\]|:\s\[[\s-]\]/u;

/** What says that something is not so, not wholly, or not yet. */
const DENIES =
  /\bnot yet\b|\bto[- ]?do\b|\btbd\b|\bfixme\b|\bplan(?:s|ned|ning)?\b|\bwill (?:be|have|add|support|move)\b|\bgoing to\b|\bin (?:the )?future\b|\bcoming soon\b|\bwork in progress\b|\bwip\b|\broadmap\b|\bpartial(?:ly)?\b|\bn\/a\b|\bnot applicable\b|\bviolat\w+|\bmissing\b|\bexcept(?:ion|ions)?\b|\bhowever\b|\bunfortunately\b|\bfor now\b|\bcurrently (?:not|no|lacks?)\b|\bsomeday\b|\boptional(?:ly)?\b|\blacks?\b|\binstead of\b.{0,20}\bshould\b/i;

/** What tells people, or applications in general, how it ought to be. */
const URGES =
  /\b(?:should|must|shall|ought|could|might|would|consider|recommend\w*|suggest\w*)\b|\b(?:need|needs|have|has) to\b|\byou(?:r|rs|'ll|'re)?\b|\blet'?s\b|\bmake sure\b|\bplease\b|^(?:never|avoid|ensure|do not|don'?t|always|try|keep|store|treat|separate|declare|execute|export|scale|maximize|run|put|set|add|create|remember|see|read|check|install|use|configure|build|start|copy|edit|open|visit|click|go to|define|move|deploy|update|replace|generate)\s/i;

const EXPLAINS =
  /\b(?:12|twelve)[- ]factors?(?:[- ]app)?\b[^.]{0,40}\b(?:is a|are a|states?|says|defines?|suggests|requires|means|stipulates|was (?:written|published|drafted)|by heroku)\b|^(?:an?|any|every) (?:(?:12|twelve)[- ]factor )?(?:app|application|service|codebase)s?\b|\bthe (?:12|twelve)[- ]factor app(?:['’]s\b|\s+(?!principles|guidelines|standards|patterns|practices|rules|ideas)[a-z]+s\b|\s+never\b)|\baccording to the (?:12|twelve)[- ]factors?\b.{0,60}\b(?:is|are) (?:to be|stored)\b|\bmeans\b|\bprinciple (?:is|means|states)\b|\brefers to\b|\bfor example\b|\bsome (?:\w+ )?(?:systems|apps|applications)\b|\bcan be (?:used|configured|added|run|set|found)\b/i;

const NEGATED_COMPLIANCE =
  /\b(?:not|n't|n’t|never|no longer|nor)\b[^.,;]{0,30}\b(?:12|twelve|compl(?:y|iant|ies)|follow|adher|conform|support|implement)/i;

const COMPLIES =
  /\b(?:follow(?:s|ing|ed)?|adher(?:es?|ing|ence)|compl(?:y|ies|iant|iance|ying)|conform\w*|in accordance|implement(?:s|ed|ing|ation)?|align(?:s|ed|ing|ment)?|based|built|ready|friendly|principles|designed|embrac\w*|respects?|compatible|according|style|structured|as per|as suggested|suggested in|inspired)\b/i;

/** How a statement is marked: done, not (wholly) done, or not at all. What holds both marks is not wholly done. */
export function markOf(text: string): 'done' | 'undone' | undefined {
  if (UNDONE.test(text)) return 'undone';
  return DONE.test(text) ? 'done' : undefined;
}

/** A text without its marks. */
export function withoutMarks(text: string): string {
  return text
    .replace(
      /\[\s*(?:[\u2705\u2713\u2714\u2611]\ufe0f?|x)\s*\]|[\p{Extended_Pictographic}\u2713\u2714\u2610-\u2612]\ufe0f?|:(?:\w+_check_mark|ballot_box_with_check):/gu,
      '',
    )
    .trim();
}

/**
 * Whether a text states something as done here: it denies, plans, urges and explains nothing. Marks are left out of it before.
 * @param ticked it carries a tick, which makes what urges something done
 */
export function isAssertion(text: string, ticked: boolean): boolean {
  if (text === '' || DENIES.test(text) || NEGATED_COMPLIANCE.test(text)) return false;
  return ticked || (!URGES.test(text) && !EXPLAINS.test(text));
}

/** Whether a text that names the method says that it is followed. */
export function saysCompliance(text: string): boolean {
  return COMPLIES.test(text);
}

/** Whether a sentence speaks of this repository: `we`, `our`, `this project`. */
export function speaksOfItself(text: string): boolean {
  return /\b(?:we|we're|we’ve|we've|our|ours|us|(?:this|the) (?:project|repo(?:sitory)?|template|code ?base|boilerplate|starter|demo)|this (?:app|application|code|service|api|stack|setup|release))\b/i.test(
    text,
  );
}
