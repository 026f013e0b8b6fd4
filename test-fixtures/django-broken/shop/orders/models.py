from django.db import models


class Bread(models.Model):
    name = models.CharField(max_length=80)
    price = models.DecimalField(max_digits=6, decimal_places=2)


class Order(models.Model):
    bread = models.ForeignKey(Bread, on_delete=models.PROTECT)
    customer = models.EmailField()
    loaves = models.PositiveIntegerField()
    photo = models.FileField(upload_to="orders/", blank=True)
