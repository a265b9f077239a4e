from django.shortcuts import render

from logboek.inzage import LogboekWeigert


class LogboekMiddleware:
    """Turns a look that could not be written down into a page without data (503)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, LogboekWeigert):
            return render(request, "503.html", status=503)
        return None
