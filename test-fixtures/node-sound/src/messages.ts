/** What people read. The keys speak about passwords and tokens; nothing here is one. */
const MESSAGES = {
  'errors.invalid': 'Please check what you entered.',
  'errors.internal': 'Something went wrong on our side.',
  'errors.password': 'Wrong password or address.',
  'errors.token': 'This link is no longer valid.',
  password: 'Your password',
  apiKey: 'Your API key',
  secret: 'Never show it to anyone.',
} as const;

export function message(key: keyof typeof MESSAGES): string {
  return MESSAGES[key];
}
