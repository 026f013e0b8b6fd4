import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Bread",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("price", models.DecimalField(decimal_places=2, max_digits=6)),
            ],
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("customer", models.EmailField(max_length=254)),
                ("loaves", models.PositiveIntegerField()),
                ("photo", models.FileField(blank=True, upload_to="orders/")),
                ("bread", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="orders.bread")),
            ],
        ),
    ]
