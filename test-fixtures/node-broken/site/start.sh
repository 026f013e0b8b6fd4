#!/bin/bash
while ! nc -z db.pitch.internal 5432; do
  sleep 2
done
npx knex migrate:latest
npm run dev
