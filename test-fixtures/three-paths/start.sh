#!/bin/sh
set -e
flask --app shop.app db upgrade
gunicorn shop.app:app --bind 0.0.0.0:8000
