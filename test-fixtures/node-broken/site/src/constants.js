module.exports = {
  SIGNATURE: 'p4Q8w2E6r0T5y9U3i7O1',
  LOCAL_DATABASE: 'sqlite://./pitch.sqlite3',
  PORT: 3000,
  ACCESS_LOG: '/var/log/pitch/access.log',
  UPLOADS: 'uploads/',
};
