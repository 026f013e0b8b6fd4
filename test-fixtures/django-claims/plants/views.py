import logging

from django.http import JsonResponse

from .models import Photo, Plant

log = logging.getLogger(__name__)


def plants(request):
    return JsonResponse({"plants": list(Plant.objects.values("name", "reserved"))})


def add_photo(request):
    photo = Photo.objects.create(plant_id=request.POST["plant"], image=request.FILES["image"])
    log.info("photo %s", photo.pk)
    return JsonResponse({"photo": photo.pk})
