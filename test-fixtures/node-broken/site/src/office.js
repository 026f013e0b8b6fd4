const express = require('express');
const session = require('express-session');
const errorhandler = require('errorhandler');
const office = require('./routes/office');

const app = express();
app.use(session({ secret: 'e8R2t6Y0u4I9o3P7a1S5', resave: false, saveUninitialized: true }));
app.use(office);
app.use(errorhandler());

app.listen(3001);
