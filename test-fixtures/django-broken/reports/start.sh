#!/bin/sh
sleep 10
alembic upgrade head
flask --app app run --host 0.0.0.0 --port 5000
