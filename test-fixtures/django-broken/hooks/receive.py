import logging

import psycopg2
from flask import Flask, request

import places

logging.basicConfig(filename=places.LOG_FILE)

app = Flask(__name__)
connection = psycopg2.connect(host="db.crumb.internal", user="hooks", password="j7K2l8Z3x9C4v0B5n", dbname="crumb")


@app.route("/paid", methods=["POST"])
def paid():
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE orders_order SET paid = true WHERE id = %s", [request.json["order"]])
    print("paid", request.json["order"])
    return "", 204


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=places.PORT, debug=True)
