import os

def required(name):
    return os.environ[name]

def integer(name, default=None):
    return int(os.environ.get(name, default))
