"""The places and the evictions of the stories, through the real actions."""

from uitvoering.actions.onderdak import bevestig_onderdak, bied_onderdak_aan, vraag_onderdak
from uitvoering.actions.ontruiming import Verslag, leg_ontruiming_vast
from uitvoering.choices import Onderdaksoort


def vraag_plek(verteller, soort=Onderdaksoort.OPVANG, toelichting=""):
    """The casemanager asks the shelter, or looks in the household's own network."""
    opvang = verteller.als("opvang").organisatie
    return vraag_onderdak(
        verteller.casus,
        soort=soort,
        organisatie=opvang if soort == Onderdaksoort.OPVANG else None,
        toelichting=toelichting,
        **verteller._nu("casemanager"),
    )


def krijg_aanbod(verteller, plek, plaats, *, vanaf):
    bied_onderdak_aan(plek, plaats=plaats, vanaf=vanaf, tot=None, **verteller._nu("casemanager"))


def bevestig_plek(verteller, plek, plaats, *, vanaf):
    opvang = verteller.als("opvang")
    bevestig_onderdak(
        plek,
        plaats=plaats,
        vanaf=vanaf,
        tot=None,
        bevestigd_door=f"{opvang.user.naam}, {opvang.organisatie}",
        **verteller._nu("opvang"),
    )


def ontruim(verteller):
    """On the day itself, with a place that was confirmed before."""
    dag = verteller.vandaag
    bevestig_plek(verteller, vraag_plek(verteller), "Opvang De Lantaarn, kamer 4", vanaf=dag)
    verslag = Verslag(
        op=dag,
        zorgstructuur_afgestemd_op=dag,
        zorgstructuur_met="Het sociaal team van de gemeente",
        andere_opties=("Bij familie gevraagd", "Een kamer gezocht via WoonKans"),
    )
    return leg_ontruiming_vast(verteller.casus, verslag, **verteller._nu(None))
