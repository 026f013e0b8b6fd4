from django import template

register = template.Library()


@register.filter
def shelf_label(shelf: str) -> str:
    floor, _, place = shelf.partition("-")
    return f"Floor {floor}, {place}"
