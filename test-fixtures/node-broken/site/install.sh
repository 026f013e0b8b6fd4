#!/bin/sh
npm install --omit=dev
npx knex migrate:latest --env production
