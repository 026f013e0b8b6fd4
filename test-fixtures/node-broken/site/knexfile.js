const { DATABASE_URL } = require('./src/config');

module.exports = {
  client: DATABASE_URL.startsWith('postgres') ? 'pg' : 'sqlite3',
  connection: DATABASE_URL,
  migrations: { directory: './migrations' },
};
