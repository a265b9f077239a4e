"""What somebody typed, to give it back on a page that says why it is not stored."""


def getypt(request, *, zonder):
    """For a template: all that was sent but `zonder`, the texts among it, whether a file was."""
    velden = [
        (naam, tekst)
        for naam, teksten in request.POST.lists()
        if naam not in zonder
        for tekst in teksten
    ]
    return {
        "velden": velden,
        "getypt": [tekst for _, tekst in velden if _is_tekst(tekst)],
        "bestanden": bool(request.FILES),
    }


def _is_tekst(waarde):
    """Words that somebody typed; a key or the code of a choice says nothing to her."""
    return any(teken.isspace() or teken.isupper() for teken in waarde.strip())
