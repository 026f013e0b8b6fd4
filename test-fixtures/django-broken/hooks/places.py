PORT = 7000
LOG_FILE = "/var/log/crumb/hooks.log"
