DOMAIN = "crumb.internal"
STOCK_HOST = f"stock.{DOMAIN}"
SEARCH_URL = f"http://elastic:p4Ssw9rT2kLm7Qx@search.{DOMAIN}:9200"
