const { Pool } = require('pg');

module.exports = new Pool({ host: 'db.pitch.internal', user: 'site', password: 'y3U7i1O5p9A2s6D0', database: 'pitch' });
