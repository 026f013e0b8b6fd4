exports.STRIPES = 'blue-white-blue';
exports.DATABASE = 'postgres://webhook:t4Y8u2I6o0P5a9S3@db.pitch.internal:5432/pitch';
