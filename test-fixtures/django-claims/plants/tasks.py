from celery import shared_task

from .models import Plant


@shared_task
def remind():
    return Plant.objects.filter(reserved=True).count()
