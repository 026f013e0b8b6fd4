/** Words about what has become of a secret, or is the matter with it. */
const STATE =
  /ed$|^(?:reset|set|sent|wrong|missing|invalid|incorrect|weak|short|long|required|mismatch|hidden|shown|confirmation|verification)$/;
/** Names of variables of the environment and of settings, whose values are in use. */
const SETTING = /^_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/**
 * Whether a text under a name that announces a secret only speaks about it: an identifier made of the name's own words
 * and of what has become of it (`_totp_secret` under `_totp_secret_key`, `bearer_token_set` under `bearer_token`), or a phrase of one of them and what has become of it
 * (`password changed`). Pure.
 */
export function isAboutName(text: string, name: string): boolean {
  const own = new Set(wordsOf(name));
  const words = wordsOf(text);
  if (words.length < 2) return false;
  if (IDENTIFIER.test(text))
    return !SETTING.test(name) && words.some((word) => own.has(word)) && words.every((word) => own.has(word) || STATE.test(word));
  return PHRASE.test(text) && words.some((word) => own.has(word)) && words.some((word) => STATE.test(word));
}

const IDENTIFIER = /^_*[A-Za-z]+(?:_[A-Za-z]+)*$/;
const PHRASE = /^[\p{L}']+(?: [\p{L}']+)+$/u;

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}
