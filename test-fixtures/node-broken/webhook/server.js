const express = require('express');
const { Client } = require('pg');
const { STRIPES, DATABASE } = require('./places');

const client = new Client({ connectionString: DATABASE });
client.connect();

const app = express();
app.post('/paid', express.json(), async (request, response) => {
  if (request.get('x-stripes') !== STRIPES) {
    response.status(401).end();
    return;
  }
  await client.query('UPDATE stays SET paid = true WHERE id = $1', [request.body.stay]);
  console.log('paid', request.body.stay);
  response.status(204).end();
});

app.listen(7000);
