from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    card = forms.CharField(label=_("Number of your card"))
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput(attrs={"type": "password"}))

    error_messages = {"password": "members.errors.wrong_password", "invalid_token": _("This link is no longer valid.")}
