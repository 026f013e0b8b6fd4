import logging
import tempfile

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from .exports import write_loans
from .forms import TitleForm
from .models import Copy, Loan, Title
from .services import lend

logger = logging.getLogger(__name__)


def title_list(request: HttpRequest) -> HttpResponse:
    pages = Paginator(Title.objects.order_by("name"), 25)
    return render(request, "lending/title_list.html", {"page": pages.get_page(request.GET.get("page"))})


@login_required
def borrow(request: HttpRequest, copy_id: int) -> HttpResponse:
    loan = lend(get_object_or_404(Copy, pk=copy_id), request.user)
    logger.info("lent", extra={"loan": loan.pk, "member": request.user.pk})
    request.session["last_loan"] = loan.pk
    return redirect("lending:titles")


@permission_required("lending.add_title")
def add_title(request: HttpRequest) -> HttpResponse:
    form = TitleForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        form.save()
        return redirect("lending:titles")
    return render(request, "lending/title_form.html", {"form": form})


@permission_required("lending.view_loan")
def export_loans(request: HttpRequest) -> FileResponse:
    # Scratch space: the file is gone as soon as the answer is sent.
    scratch = tempfile.TemporaryFile("w+b")
    write_loans(Loan.objects.select_related("copy__title", "member"), scratch)
    scratch.seek(0)
    return FileResponse(scratch, as_attachment=True, filename="loans.csv")
