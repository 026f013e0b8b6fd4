#!/bin/sh
sleep 20
nohup node server.js > webhook.log 2>&1 &
tail -f webhook.log
