export { BACKSLASH, CLOSING_BRACE, CLOSING_BRACKET, EQUALS, HASH, OPENING_BRACE, OPENING_PARENTHESIS } from './characters.js';

export const BACKTICK = 96;
export const LESS = 60;
export const GREATER = 62;
export const POINT = 46;
export const COMMA = 44;
export const SEMICOLON = 59;
export const PLUS = 43;
export const MINUS = 45;
export const EXCLAMATION = 33;
export const CLOSING_PARENTHESIS = 41;
export const SLASH = 47;
export const STAR = 42;
export const OPENING_BRACKET = 91;
export const DOLLAR = 36;
/** Of no keyword. */
export const EMPTY_ROLE = 0;
