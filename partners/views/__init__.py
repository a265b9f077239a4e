"""HTTP in, one action, HTTP out."""


def ingevuld(request):
    """What was sent, also when that is nothing; None when the form is only looked at."""
    return request.POST if request.method == "POST" else None
