#!/bin/sh
nohup python receive.py > hooks.out 2>&1 &
