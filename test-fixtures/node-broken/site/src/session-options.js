const session = require('express-session');

module.exports = {
  secret: 'k9L3z7X1c5V8b2N6m0Q4',
  store: new session.MemoryStore(),
  resave: false,
  saveUninitialized: true,
};
