import { expect, it } from 'vitest';
import { apparentSecrets } from './apparent-secrets.js';
import { maskLine } from './mask.js';
import { mergeSpans } from './spans.js';

const masked = (line: string) => maskLine(line, mergeSpans(apparentSecrets(line)), '***');

it.for([
  ['# was AKIAQ3EGRIVZJ7YHBW2N until May', '# was *** until May'],
  ['SECRET_KEY: Zk3vQ9mT7xLp2RwY8sNf', 'SECRET_KEY: ***'],
  ['method = "GET" # apiKey = "Zk3vQ9mT7xLp2RwY8sNf"', 'method = "GET" # apiKey = "***"'],
  ['job: API_KEY=Zk3vQ9mT7xLp2RwY8sNf ./run', 'job: API_KEY=*** ./run'],
  ['  "password" => "hunter2xyz",', '  "password" => "***",'],
  ['// const u = postgres://shop:hunter2xyz@db/shop', '// const u = postgres://shop:***@db/shop'],
  ['  = "RwVKJBqEMkmcB6HJZy6cYfZCJc9d"', '  = "***"'],
  ['SIGTERM reaches SECRET_KEYRwVKJBqEMkmcB6HJZy6cYfZCJc9d.', 'SIGTERM reaches ***.'],
  ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', '***'],
] as const)('hides the secret of %s', ([line, shown]) => {
  expect(masked(line)).toBe(shown);
});

it.for([
  'password = get_password()',
  'SECRET_KEY = os.environ["SECRET_KEY"]',
  'const password: string = readPassword();',
  'DATABASE_URL=postgres://shop:$PASSWORD@db/shop',
  'API_KEY=changeme',
  'const provider = useOAuth2ClientCredentialsProvider();',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'image: registry.example.com:5000/shop@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
  'CMD ["gunicorn", "--bind", "0.0.0.0:8000"]',
])('shows %s', (line) => {
  expect(masked(line)).toBe(line);
});

it('ends soon on a line without end', () => {
  for (const piece of ['a', 'a.', 'a:', 'a://', 'a=', 'A ', '-----BEGIN A ', 'eyJ', 'a://b:c'])
    expect(apparentSecrets(piece.repeat(200_000)).length).toBeLessThanOrEqual(1);
});
