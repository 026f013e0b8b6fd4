const { Router } = require('express');
const cache = require('../cache');
const db = require('../db');

const router = Router();
const visits = {};

router.get('/', async (request, response) => {
  visits[request.ip] = (visits[request.ip] || 0) + 1;
  const store = await cache;
  const rows = await store.wrap('pitches', async () => (await db.query('SELECT * FROM pitches')).rows);
  console.log('pitches', rows.length, visits[request.ip]);
  response.json(rows);
});

module.exports = router;
