/** How people write the twelve factors' names, in their order. Source: the headings of 12factor.net and what compliance pages make of them. */
const NAMES: readonly RegExp[] = [
  /^(?:one |single )?code ?base$/,
  /^(?:explicit )?dependenc(?:y|ies)(?: management| isolation| declaration)?$/,
  /^(?:externali[sz]ed |environment )?config(?:uration)?(?: management| in (?:the )?environment)?$/,
  /^backing services?$/,
  /^build[\s,/→>&+-]+(?:and )?release[\s,/→>&+-]+(?:and )?run(?: stages?)?$/,
  /^(?:stateless )?process(?:es)?$|^stateless(?:ness)?$/,
  /^port[ -]?bindings?$/,
  /^concurrency$/,
  /^disposab(?:ility|le)$/,
  /^(?:dev(?:elopment)?[\s/–—&-]+(?:and )?prod(?:uction)?|environment) parity$/,
  /^logs?$|^logging$/,
  /^(?:admin(?:istrative|istration)?|management|admin\/management)(?: process(?:es)?| tasks?)$/,
];

/** Short forms that mean the factor only behind its number. */
const SHORT: Readonly<Record<number, RegExp>> = { 5: /^build(?:[\s,/&-]+(?:and )?release)?$/, 10: /^(?:dev\/prod|parity)$/, 12: /^admin$/ };

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const NUMBER = /^(?:factor\s*)?[#(]?(\d{1,2}|[IVX]{1,4})[.):\s–—-]+/i;

/** What 12factor.net itself says under each name; whoever repeats it claims nothing. */
const TAGLINES: ReadonlySet<string> = new Set([
  'one codebase tracked in revision control many deploys',
  'one codebase tracked in version control many deploys',
  'explicitly declare and isolate dependencies',
  'store config in the environment',
  'store configuration in the environment',
  'treat backing services as attached resources',
  'strictly separate build and run stages',
  'execute the app as one or more stateless processes',
  'execute the app as stateless processes',
  'export services via port binding',
  'scale out via the process model',
  'maximize robustness with fast startup and graceful shutdown',
  'keep development staging and production as similar as possible',
  'treat logs as event streams',
  'run admin management tasks as one off processes',
  'run adminmanagement tasks as one off processes',
]);

const METHOD = /\b(?:12|twelve|xii)[\s-]*factors?\b(?![\s-]*(?:agents?|authenticat|auth\b))/i;

/** Whether a text speaks of the twelve-factor method. */
export function namesMethod(text: string): boolean {
  return METHOD.test(text);
}

/** Whether a text only repeats what 12factor.net says. */
export function isTagline(text: string): boolean {
  return TAGLINES.has(
    plain(text)
      .replace(/[^a-z ]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
}

/** The factor that a text is the name of, with or without its number and a tick; undefined for any other text. */
export function factorNamed(text: string): number | undefined {
  const written = text
    .replace(/\ufe0f|[\p{Extended_Pictographic}\u2713\u2714\u2610-\u2612*_`"“”]/gu, '')
    .replace(/\(.*\)$/, '')
    .trim()
    .replace(/[:.–—-]+$/, '')
    .trim();
  const [prefix = '', numeral] = NUMBER.exec(written) ?? [];
  const number =
    numeral === undefined ? undefined : ROMAN.indexOf(numeral.toUpperCase()) > 0 ? ROMAN.indexOf(numeral.toUpperCase()) : Number(numeral);
  const name = written.slice(prefix.length).toLowerCase().trim();
  const found = NAMES.findIndex((pattern) => pattern.test(name)) + 1;
  if (found > 0) return found;
  return number !== undefined && SHORT[number]?.test(name) ? number : undefined;
}

/** The factor that a text begins with the name of, and where the rest begins: `III. Config: from the environment`. */
export function factorAtStart(text: string): { readonly factor: number; readonly rest: number } | undefined {
  const whole = factorNamed(text);
  if (whole !== undefined) return { factor: whole, rest: text.length };
  for (const { index, 0: separator } of text.slice(0, 60).matchAll(/:\s|:$|\s[–—-]\s|\n|\s*→\s*/g)) {
    const factor = index === 0 ? undefined : factorNamed(text.slice(0, index));
    if (factor !== undefined) return { factor, rest: index + separator.length };
  }
  return undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\s/-]/gu, '');
}
