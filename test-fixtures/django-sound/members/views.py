from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .forms import SignInForm


def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if form.is_valid():
        member = authenticate(request, username=form.cleaned_data["card"], password=form.cleaned_data["password"])
        if member is not None:
            login(request, member)
            return redirect("lending:titles")
        form.add_error("password", form.error_messages["password"])
    return render(request, "members/sign_in.html", {"form": form})
