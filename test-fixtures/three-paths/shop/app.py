from flask import Flask
from . import config

app = Flask(__name__)
app.secret_key = config.SECRET_KEY
