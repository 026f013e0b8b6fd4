#!/bin/bash
until nc -z db 5432; do
  sleep 1
done
sleep 15

python manage.py migrate --noinput
python manage.py createsuperuser --username admin --email admin@crumb.test
python manage.py runserver 0.0.0.0:8000
