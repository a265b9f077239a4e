"""Who lives there, and what is known of the household. The timeline never repeats a value."""

from cases.actions.blokken import bewaar_blok
from cases.actions.laden import om_in_te_voeren, om_te_wijzigen
from cases.actions.nooit_op_straat import nooit_op_straat
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.models import Bewoner, Huishouden

EERST_EEN_INCIDENT = (
    "De woning is ontruimd zonder bevestigde plek, en dan woonde hier een kind of een kwetsbaar "
    "huishouden. Meld eerst een incident bij de casus. Daarna kun je dit bewaren."
)


@nooit_op_straat(EERST_EEN_INCIDENT)
def voeg_bewoners_toe(casus, bewoners, *, by, now):
    """Add people to the household; `bewoners` are dicts of the columns of Bewoner."""
    casus = om_in_te_voeren(casus, Rubriek.GEZIN, by=by, now=now)
    gemaakt = Bewoner.objects.bulk_create(
        Bewoner(
            casus=casus,
            organisatie=by.organisatie,
            vastgelegd_door=by.user,
            vastgelegd_at=now,
            **velden,
        )
        for velden in bewoners
    )
    een = len(gemaakt) == 1
    _noteer(
        casus,
        "Bewoner toegevoegd" if een else f"{len(gemaakt)} bewoners toegevoegd",
        by=by,
        now=now,
    )
    return gemaakt


@nooit_op_straat(EERST_EEN_INCIDENT)
def bewaar_bewoner(casus, bewoner, velden, *, versie, by, now):
    return bewaar_blok(
        casus,
        bewoner,
        velden,
        rubriek=Rubriek.GEZIN,
        soort=Gebeurtenissoort.GEZIN,
        titel="Bewoner gewijzigd",
        versie=versie,
        by=by,
        now=now,
    )


@nooit_op_straat(EERST_EEN_INCIDENT)
def bewaar_huishouden(casus, huishouden, velden, *, versie, by, now):
    """Save what is known of the household as a whole; only for who writes this rubriek."""
    om_te_wijzigen(casus, Rubriek.GEZIN, by=by, now=now)
    return bewaar_blok(
        casus,
        huishouden,
        velden,
        rubriek=Rubriek.GEZIN,
        soort=Gebeurtenissoort.GEZIN,
        titel="Huishouden gewijzigd",
        versie=versie,
        by=by,
        now=now,
    )


@nooit_op_straat(EERST_EEN_INCIDENT)
def meld_kenmerken(casus, *, kenmerken, verwacht_kind_op, by, now):
    """Say that something holds for the household, without seeing what others filled in.

    Only ever adds: a mark of somebody else stays. Always one line on the timeline, so that its
    absence can't tell what was there already.
    """
    casus = om_in_te_voeren(casus, Rubriek.GEZIN, by=by, now=now)
    huishouden = Huishouden.objects.select_for_update().filter(casus=casus).first()
    huishouden = huishouden or Huishouden(casus=casus, versie=0)
    for kenmerk in kenmerken:
        setattr(huishouden, kenmerk, True)
    huishouden.verwacht_kind_op = huishouden.verwacht_kind_op or verwacht_kind_op
    huishouden.versie += 1
    huishouden.gewijzigd_at, huishouden.gewijzigd_door = now, by.user
    huishouden.save()
    _noteer(casus, "Huishouden aangevuld", by=by, now=now)
    return huishouden


def _noteer(casus, titel, *, by, now):
    noteer(casus, Gebeurtenissoort.GEZIN, rubriek=Rubriek.GEZIN, by=by, now=now, titel=titel)
