const { createClient } = require('redis');
const { CACHE_URL } = require('./hosts');

module.exports = createClient({ url: CACHE_URL });
