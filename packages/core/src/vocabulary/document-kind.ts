/**
 * What a file is for. Only `production` is what a deploy may run without further proof.
 * `generated` covers minified output; `vendored` is other people's code kept in the tree.
 */
export type DocumentKind =
  | 'production'
  | 'development'
  | 'test'
  | 'ci'
  | 'documentation'
  | 'example'
  | 'migration'
  | 'script'
  | 'admin-command'
  | 'generated'
  | 'vendored';
