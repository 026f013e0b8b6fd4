import jwt
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from .models import Bread, Order
from .stock import loaves_left, take
from .tasks import confirm

baskets = {}


def menu(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"breads": [{"id": bread.pk, "name": bread.name} for bread in Bread.objects.all()]})


def place_order(request: HttpRequest) -> HttpResponse:
    bread = get_object_or_404(Bread, pk=request.POST["bread"])
    loaves = int(request.POST["loaves"])
    baskets[request.session.session_key] = loaves
    if loaves_left(bread.pk) < loaves:
        print("sold out", bread.name)
        return JsonResponse({"error": "sold out"}, status=409)
    take(bread.pk, loaves)
    order = Order.objects.create(bread=bread, customer=request.POST["customer"], loaves=loaves)
    confirm.delay(order.pk)
    print("order", order.pk)
    token = jwt.encode({"order": order.pk}, settings.JWT_SECRET, algorithm="HS256")
    return JsonResponse({"order": order.pk, "token": token}, status=201)


def add_photo(request: HttpRequest, order_id: int) -> HttpResponse:
    order = get_object_or_404(Order, pk=order_id)
    order.photo.save(request.FILES["photo"].name, request.FILES["photo"])
    return HttpResponse(status=201)
