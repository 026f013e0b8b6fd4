import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../src/passwords.js';

const PASSWORD = 'Tr0ub4dor&3-at-the-quay';

it('knows the right password', async () => {
  const stored = await hashPassword(PASSWORD);
  expect(await verifyPassword(PASSWORD, stored)).toBe(true);
  expect(await verifyPassword('other', stored)).toBe(false);
});
