from django import forms
from django.utils.translation import gettext_lazy as _

from .isbn import is_valid
from .models import Title


class TitleForm(forms.ModelForm):
    class Meta:
        model = Title
        fields = ["isbn", "name", "author", "cover"]

    def clean_isbn(self) -> str:
        isbn = self.cleaned_data["isbn"].replace("-", "")
        if not is_valid(isbn):
            raise forms.ValidationError(_("This is not an ISBN."))
        return isbn
