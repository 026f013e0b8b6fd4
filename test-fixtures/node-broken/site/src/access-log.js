const fs = require('fs');
const morgan = require('morgan');
const { ACCESS_LOG } = require('./constants');

module.exports = morgan('combined', { stream: fs.createWriteStream(ACCESS_LOG, { flags: 'a' }) });
