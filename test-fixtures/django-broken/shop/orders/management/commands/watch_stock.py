import time

from django.core.management.base import BaseCommand

from orders.models import Bread
from orders.stock import loaves_left


class Command(BaseCommand):
    help = "Tells the bakers what is nearly sold out."

    def handle(self, **options):
        try:
            while True:
                for bread in Bread.objects.all():
                    if loaves_left(bread.pk) < 5:
                        self.stdout.write(f"bake {bread.name}")
                time.sleep(30)
        except KeyboardInterrupt:
            pass
