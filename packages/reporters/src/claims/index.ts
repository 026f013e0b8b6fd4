export { claimsJson } from './json.js';
export { claimsPretty, type ClaimsPageOptions } from './pretty.js';
export { judgedIn, tallyClaims, type ClaimsTally } from './tally.js';
