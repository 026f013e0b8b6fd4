/** Names that say of what kind a value is and not whose. */
const KIND_ONLY =
  /^(?:SECRET|SECRET_TOKEN|PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|KEY|TOKEN|API_?KEY|API_?TOKEN|ACCESS_KEY|ACCESS_?TOKEN|REFRESH_?TOKEN|AUTH_?TOKEN|PRIVATE_KEY|SALT|DSN|URL|URI|HOST|CREDENTIALS?|VALUE)$/;

/**
 * The environment variable that a value by this name would be expected in: `dbPassword` and `db-password` in DB_PASSWORD. A name that says
 * nothing but the kind of value gets one in front of it.
 * @param owner what the value belongs to, where that is known: `database`
 */
export function variableName(name: string, owner = 'app'): string {
  const snake = name
    .replace(/^@/, '')
    .replace(/([a-z])(?=[A-Z])|(\d)(?=[A-Z][a-z])/g, '$1$2_')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  const whole = snake === '' ? 'SECRET' : snake;
  return KIND_ONLY.test(whole) || /^\d/.test(whole) ? `${owner.toUpperCase()}_${whole}` : whole;
}
