const express = require('express');
const session = require('express-session');
const errorhandler = require('errorhandler');
const accessLog = require('./access-log');
const config = require('./config');
const { PORT } = require('./constants');
const logger = require('./logger');
const options = require('./session-options');
const office = require('./routes/office');
const pitches = require('./routes/pitches');
const stays = require('./routes/stays');

const app = express();
app.use(accessLog);
app.use(session(options));
app.use('/office', office);
app.use('/pitches', pitches);
app.use('/stays', stays);
if (config.debug) app.use(errorhandler());

app.listen(PORT, () => logger.info(`listening on ${PORT}`));
