/** What the own application signs, encrypts or lets in with: whoever reads it has what it guards. */
const GUARD =
  /(?:^|_)(?:secret_?key(?:_base)?|jwt|session|cookie|csrf|auth_secret|nextauth|salt|pepper|signing|hmac|encrypt(?:ion)?|fernet|master|admin|root|superuser|database|db|sql|postgres(?:ql)?|pg\w*|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|amqp)(?:_|$)|^(?:app_)?secret$/;

/** Credentials that some service gives to its clients: only that service takes them. */
const PRESENTED =
  /(?:^|_)client_secret$|^(?!(?:api|app|my|our|internal|service|server|backend)_)\w+_(?:api_(?:key|secret|token)|access_token(?:_secret)?|consumer_secret)$|^(?:apple|discord|facebook|github|gitlab|google|linkedin|microsoft|slack|spotify|twitch|twitter)_(?:\w+_)?secret$/;

/** Whether a name says that its secret guards something of the application itself: `SECRET_KEY`, `JWT_SECRET`, `DB_PASSWORD`. */
export function isGuardName(name: string): boolean {
  return GUARD.test(snakeCase(name));
}

/** Whether a name says that the application shows its secret to a third party, who refuses a made-up one: `GOOGLE_CLIENT_SECRET`. */
export function isPresentedName(name: string): boolean {
  const snake = snakeCase(name);
  return PRESENTED.test(snake) && !GUARD.test(snake);
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[-./\s]+/g, '_')
    .toLowerCase();
}
