from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Reads the price list of the wholesaler."

    def handle(self, *args, **options):
        self.stdout.write("done")
