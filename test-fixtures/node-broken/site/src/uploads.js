const multer = require('multer');
const { UPLOADS } = require('./constants');

const storage = multer.diskStorage({ destination: UPLOADS, filename: (request, file, done) => done(null, file.originalname) });

module.exports = { photos: multer({ storage }), papers: multer({ dest: 'papers/' }) };
