"""Documents: kept in a private folder under a name that says nothing, and never orphaned."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import transaction

from cases.actions.laden import om_in_te_voeren
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort
from cases.models import Document

# Longer than any upload takes: a file without a row by then belongs to no running transaction.
WEES_NA = timedelta(days=1)


def voeg_document_toe(
    casus, bestand, *, bestandsnaam, inhoudstype, titel, rubriek, publiek, by, now
):
    """Keep a file and add it to the case; when that fails the file goes again."""
    document = Document(
        titel=titel or bestandsnaam,
        bestandsnaam=bestandsnaam,
        inhoudstype=inhoudstype,
        grootte=bestand.size,
        sha256=_sha256(bestand),
        rubriek=rubriek,
        publiek=publiek,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    document.bestand.save(uuid4().hex, bestand, save=False)
    try:
        _naar_schijf(Path(document.bestand.path))
        with transaction.atomic():
            document.casus = om_in_te_voeren(casus, rubriek, by=by, now=now)
            document.save()
            noteer(
                document.casus,
                Gebeurtenissoort.DOCUMENT,
                rubriek=rubriek,
                by=by,
                now=now,
                document=document,
                titel="Document toegevoegd",
            )
    except BaseException:
        document.bestand.storage.delete(document.bestand.name)
        raise
    return document


def ruim_wezen_op(*, now):
    """Delete files that belong to no document, left by a process that was killed midway.

    Where nobody knows any document, a back-up is being put back: the files first.
    """
    veld = Document._meta.get_field("bestand")
    opslag, map_ = veld.storage, veld.upload_to
    if not opslag.exists(map_) or not Document.objects.exists():
        return 0
    oud = [
        naam
        for naam in (f"{map_}{kort}" for kort in opslag.listdir(map_)[1])
        if opslag.get_modified_time(naam) < now - WEES_NA
    ]
    bekend = set(Document.objects.filter(bestand__in=oud).values_list("bestand", flat=True))
    wezen = [naam for naam in oud if naam not in bekend]
    for naam in wezen:
        opslag.delete(naam)
    return len(wezen)


def _sha256(bestand):
    som = hashlib.sha256()
    for stuk in bestand.chunks():
        som.update(stuk)
    bestand.seek(0)
    return som.hexdigest()


def _naar_schijf(pad):
    """What is confirmed survives a power cut: the bytes and the entry in the folder."""
    for doel, vlag in ((pad, os.O_RDONLY), (pad.parent, os.O_RDONLY | os.O_DIRECTORY)):
        greep = os.open(doel, vlag)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
