from shop.reader import integer, required

DATABASE_URL = required("DATABASE_URL")
SECRET_KEY = required("SECRET_KEY")
STRIPE_API_KEY = required("STRIPE_API_KEY")
PAGE_SIZE = integer("PAGE_SIZE", 20)
