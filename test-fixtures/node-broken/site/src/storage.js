const { isProduction } = require('./environment');
const db = require('./db');
const redis = require('./redis');

/** Where numbers of visits are kept. */
module.exports = isProduction
  ? { add: (name) => redis.incr(name) }
  : { add: (name) => db.query('UPDATE visits SET n = n + 1 WHERE name = $1', [name]) };
