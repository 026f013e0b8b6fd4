const { Router, json } = require('express');
const jwt = require('jsonwebtoken');
const { SIGNATURE } = require('../constants');
const db = require('../db');
const publish = require('../events');
const { queue } = require('../queue');
const { photos } = require('../uploads');

const router = Router();

router.post('/', json(), async (request, response) => {
  const { rows } = await db.query('INSERT INTO stays (pitch, email) VALUES ($1, $2) RETURNING id', [request.body.pitch, request.body.email]);
  await queue.add('confirm', { stay: rows[0].id, email: request.body.email });
  await publish('stays', rows[0]);
  response.status(201).json({ token: jwt.sign({ stay: rows[0].id }, SIGNATURE) });
});

router.post('/:id/photo', photos.single('photo'), (request, response) => {
  console.log('photo', request.file.path);
  response.status(201).end();
});

module.exports = router;
