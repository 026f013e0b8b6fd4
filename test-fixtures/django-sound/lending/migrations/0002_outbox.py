from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lending", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("address", models.EmailField(max_length=254)),
                ("body", models.TextField()),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("sent", models.DateTimeField(db_index=True, null=True)),
            ],
        ),
    ]
