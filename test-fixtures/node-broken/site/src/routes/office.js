const { Router } = require('express');
const db = require('../db');

const router = Router();

router.get('/', async (request, response) => {
  const { rows } = await db.query('SELECT count(*) FROM stays');
  response.json(rows[0]);
});

module.exports = router;
