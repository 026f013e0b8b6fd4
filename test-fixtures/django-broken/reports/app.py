import os

from flask import Flask, jsonify, request
from flask_caching import Cache
from flask_session import Session

import config
from models import Sale, db
from names import next_name

app = Flask(__name__)
app.config["SECRET_KEY"] = "f2G7h3J8k4L9z5X0c6V1b"
app.config["SESSION_TYPE"] = "filesystem"
app.config["SQLALCHEMY_DATABASE_URI"] = config.DATABASE_URL
Session(app)
db.init_app(app)
cache = Cache(app, config=config.CACHE)

UPLOADS = "/srv/uploads"


@app.route("/sales")
@cache.cached(timeout=60)
def sales():
    return jsonify([sale.as_dict() for sale in Sale.query.all()])


@app.route("/import", methods=["POST"])
def import_sales():
    file = request.files["sales"]
    file.save(os.path.join(UPLOADS, next_name(file.filename)))
    print("imported", file.filename)
    return "", 204


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000, debug=True)
