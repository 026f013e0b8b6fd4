const { caching } = require('cache-manager');

module.exports = caching('memory', { max: 500, ttl: 60_000 });
