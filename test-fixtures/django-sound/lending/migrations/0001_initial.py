import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Title",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("isbn", models.CharField(max_length=13, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("author", models.CharField(max_length=200)),
                ("cover", models.ImageField(blank=True, upload_to="covers/")),
            ],
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("shelf", models.CharField(max_length=20)),
                ("title", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="lending.title")),
            ],
        ),
        migrations.CreateModel(
            name="Loan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("due", models.DateField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("copy", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="lending.copy")),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
