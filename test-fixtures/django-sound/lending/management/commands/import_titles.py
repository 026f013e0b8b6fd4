import csv

from django.core.management.base import BaseCommand

from lending.isbn import is_valid
from lending.models import Title


class Command(BaseCommand):
    help = "Imports titles from a CSV file with the columns isbn, name and author."

    def add_arguments(self, parser) -> None:
        parser.add_argument("path")

    def handle(self, path: str, **options) -> None:
        imported = 0
        with open(path, newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                if not is_valid(row["isbn"]):
                    print(f"skipped {row['isbn']}")
                    continue
                Title.objects.update_or_create(isbn=row["isbn"], defaults={"name": row["name"], "author": row["author"]})
                imported += 1
        self.stdout.write(self.style.SUCCESS(f"{imported} titles"))
