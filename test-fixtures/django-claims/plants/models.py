from django.db import models


class Plant(models.Model):
    name = models.CharField(max_length=80)
    reserved = models.BooleanField(default=False)


class Photo(models.Model):
    plant = models.ForeignKey(Plant, on_delete=models.CASCADE)
    image = models.FileField(upload_to="photos")
