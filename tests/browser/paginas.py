"""Which pages the browser looks at, and as whom: ONE table.

Every address that shows a page has a row here or a reason in ELDERS; a new one without fails.
The rows are about the case of tests/rechten/wereld.py, in the demo region; `@` names another.
"""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from contactplan import actions as contactplan
from tests import factories
from tests.rechten import wereld as bouwplaats
from tests.rechten.test_urls_per_rol import SLEUTEL_VAN, adres
from tests.regieteam.formulier import ingevuld

# address[@status of another case][?query]    ! sent empty it is refused    who looks
TABEL = """
hulp                                    anoniem corporatie
toegankelijkheid                        anoniem
privacy                                 anoniem
berichten:post                          anoniem
# Work
werkplek:mijn_werk                      corporatie regieteam coordinator casemanager ocmw beheer
werkplek:mijn_werk?wie=mij              opvang
werkplek:casussen                       corporatie hulpverlening jurist
werkplek:casussen?fase=nazorg           corporatie2
werkplek:zoeken                         corporatie
casus                                   corporatie casemanager hulpverlening schuldhulp ocmw
casus@signaal                           corporatie
casus@preventie                         corporatie
casus@gemeld                            corporatie regieteam
casus@geagendeerd                       coordinator
casus@aangehouden                       regieteam
casus@voorkomen                         regieteam casemanager
casus@ontruimen                         corporatie
casus@ontruimd                          corporatie
casus@afgesloten                        corporatie
regieteam:meldingen                     regieteam coordinator
# Meetings
regieteam:vergaderingen                 coordinator corporatie
regieteam:vergadering                   regieteam hulpverlening
regieteam:vergadering_plannen           coordinator
regieteam:vergadering_wijzigen          coordinator
regieteam:vergadering_afgelasten      ! coordinator
regieteam:aan_tafel                   ! regieteam
regieteam:punt_verplaatsen            ! coordinator
regieteam:punt_eraf                   ! regieteam
regieteam:punt_aanwezig                 regieteam
regieteam:besluitenlijst                regieteam hulpverlening
regieteam:agenda_afdruk                 regieteam
regieteam:besluitenlijst_afdruk         corporatie
regieteam:tafel                         regieteam corporatie
regieteam:team                          coordinator
regieteam:lid_toevoegen               ! coordinator
regieteam:agenderen                   ! regieteam
regieteam:aanvulling@gemeld           ! regieteam
regieteam:kosten                      ! coordinator
# The figures
overzicht:overzicht                     coordinator regieteam
overzicht:overzicht?plaats=Lindeburg    coordinator
overzicht:rapport                       coordinator
overzicht:lijst?figuur=stand&categorie=uitvoering  regieteam
overzicht:lijst?figuur=stand&categorie=preventie&groep=gezin  regieteam
# New work
cases:nieuw                           ! corporatie
cases:signaal_nieuw                   ! corporatie hulpverlening
achterstanden:importeren              ! corporatie
# Who and where
cases:huurder                         ! corporatie
cases:huurder_toevoegen               ! corporatie
cases:woning                          ! corporatie
cases:huurovereenkomst                ! corporatie
# Rent
cases:contactpoging                   ! corporatie
cases:achterstand                     ! corporatie
cases:betaling                        ! corporatie
cases:betaling_intrekken              ! corporatie
cases:betalingsafspraak               ! corporatie
cases:afspraak_intrekken              ! corporatie
cases:juridische_stap                   corporatie
cases:juridische_stap_intrekken       ! corporatie
# Before anything goes to the gemeente
cases:vroegsignaal                      corporatie
cases:inspanning                      ! corporatie
cases:bewijsbundel                      corporatie
# The report to the Regieteam
regieteam:melden@signaal                corporatie
regieteam:melden_onderdeel              corporatie
regieteam:melden_controle               corporatie
regieteam:melden_meekijken            ! corporatie
regieteam:melding                       corporatie regieteam
# Steps
cases:oppakken@signaal                  corporatie
cases:afsluiten@preventie             ! corporatie
cases:heropenen@afgesloten            ! corporatie
# The household
cases:huishouden                        corporatie casemanager
cases:bewoner                           casemanager
cases:bewoner_wijzigen                ! casemanager
# The contact plan
contactplan:contact                     ocmw hulpverlening
contactplan:starten                   ! casemanager
contactplan:stap                      ! ocmw
contactplan:afwijken                  ! ocmw
contactplan:afronden                  ! hulpverlening
contactplan:nieuw                       ocmw
contactplan:dossier                   ! ocmw
contactplan:bezoeken                    ocmw
contactplan:briefje                     ocmw
contactplan:folder                      hulpverlening
contactplan:fase                        ocmw
contactplan:punt                        ocmw
# One deadline
cases:deadline                          corporatie
cases:deadline_pauzeren               ! corporatie
cases:deadline_verzetten              ! corporatie
cases:deadline_loslaten               ! corporatie
# Carrying out a decision
uitvoering:actiepunt                  ! casemanager
uitvoering:actiepunt_overdragen       ! casemanager
uitvoering:actiepunt_vervallen        ! casemanager
uitvoering:plan                         casemanager corporatie schuldhulp
uitvoering:plan@voorkomen               hulpverlening
uitvoering:plan_afdruk@voorkomen        hulpverlening
uitvoering:leefgebied_toevoegen       ! casemanager
uitvoering:plan_woorden                 casemanager
uitvoering:plan_doel                  ! casemanager
uitvoering:doel                       ! casemanager
uitvoering:plan_actie                 ! hulpverlening
uitvoering:plan_bespreking            ! casemanager
uitvoering:plan_bespreken             ! casemanager
uitvoering:overdragen                 ! casemanager
werkplek:mijn_huishoudens               casemanager corporatie
regieteam:tweede_kans@ontruimen       ! regieteam
uitvoering:onderdak                     casemanager corporatie opvang
uitvoering:voorwaarden                  casemanager corporatie
uitvoering:voorwaarde_controleren     ! casemanager
uitvoering:voorwaarde_aanpassen       ! casemanager
uitvoering:betalingsvoorstel          ! casemanager
uitvoering:betalingsvoorstel_beantwoorden ! corporatie
uitvoering:bewindvoering              ! casemanager
uitvoering:woning_behouden              casemanager
uitvoering:onderdak_vragen            ! casemanager
uitvoering:onderdak_aanbieden         ! casemanager
uitvoering:onderdak_bevestigen        ! casemanager
uitvoering:onderdak_beeindigen        ! casemanager
stappenkaart                            casemanager corporatie
uitvoering:oplossingen                ! casemanager
uitvoering:kaartstap                  ! corporatie
uitvoering:advies_vragen              ! corporatie
uitvoering:advies                     ! casemanager
uitvoering:aanmelden                  ! corporatie
uitvoering:aanmelding_intrekken       ! casemanager
aanmeldingen:lijst                      opvang
aanmeldingen:aanmelding               ! opvang
uitvoering:ontruiming_vastleggen@ontruimen ! corporatie
uitvoering:incident                   ! corporatie
# On paper
werkplek:afdruk                         corporatie
werkplek:afdruk?maak=1&deel=kern&deel=inspanningen&deel=besluit corporatie
# Children and their safety
uitvoering:kinderen                     casemanager opvang
uitvoering:kindgesprek                ! casemanager
uitvoering:jeugdbescherming           ! jeugdbescherming
uitvoering:jeugdbescherming_stoppen   ! jeugdbescherming
uitvoering:veiligheid                   hulpverlening
uitvoering:veilig_thuis_melden        ! hulpverlening
advies:lijst                            amk hulpverlening
advies:vragen                         ! hulpverlening
advies:adviesvraag                    ! amk
advies:melding                        ! amk
uitvoering:ontruiming_afgelasten@ontruimen ! corporatie
uitvoering:nazorg@ontruimd              casemanager corporatie
uitvoering:nazorg_beginnen@ontruimen  ! casemanager
uitvoering:nazorg_momenten@ontruimd   ! casemanager
uitvoering:nazorg_afsluiten@ontruimd  ! casemanager
uitvoering:inboedel@ontruimd            casemanager
uitvoering:inboedel_bewaren@ontruimen ! corporatie
# Notes, documents, signals
cases:notitie                         ! corporatie
cases:document                        ! corporatie
cases:signaal                         ! hulpverlening
cases:signaal_opvolgen                ! corporatie
# Who sees what, and who looked
cases:betrokkenen                       corporatie opvang
cases:uitnodigen                        corporatie
cases:deelname_wijzigen                 corporatie
cases:deelname_beeindigen             ! corporatie
cases:logboek                           corporatie
gegevens_uitdraai                       corporatie
# Oneself
partners:organisatie                    casemanager
partners:mijn_gegevens                  corporatie
partners:gegevens_wijzigen            ! corporatie
partners:email_wijzigen               ! corporatie
berichten:lijst                         corporatie opvang
berichten:instellingen                  corporatie
meer                                    corporatie regieteam
# The people of an organisation
partners:mensen                         beheer
partners:mens_uitnodigen              ! beheer
partners:mens                           beheer
partners:mens_beeindigen                beheer
partners:rolwijzigingen                 beheer
partners:organisatie_instellen        ! beheer
partners:sluitingsdagen                 beheer
partners:sluitingsdag_nieuw           ! beheer
werkplek:verschuiven                    beheer
# The directory
partners:contacten                      corporatie ocmw
partners:contact_nieuw                ! corporatie
partners:contact_wijzigen             ! hulpverlening
# Logging in, and how
account_login                         ! anoniem
account_reset_password                ! anoniem
account_reset_password_done             anoniem
account_reset_password_from_key         anoniem
account_reauthenticate                ! corporatie
account_change_password               ! corporatie
mfa_activate_totp                     ! corporatie
mfa_add_webauthn                        corporatie
socialaccount_connections               corporatie
"""

# What no row can show: why not, or which test looks at it.
ELDERS = {
    "regieteam:tafel_aanhouden": "test_tafel",
    "regieteam:tafel_terugverwijzen": "test_tafel",
    "regieteam:tafel_stand": "figures for a script",
    "regieteam:tafel_concept": "only a POST",
    "uitvoering:voorwaarden_openen": "only a POST",
    "uitvoering:plan_beginnen": "only a POST",
    "regieteam:tafel_weergave": "only a POST",
    "gezond": "one word for a machine",
    "sessie": "figures for a script",
    "blijf_ingelogd": "only a POST",
    "gezond_web": "one word for a machine",
    "partners:sluitingsdag_openen": "tests/partners/test_kalender",
    "cases:eerste_gesprek": "tests/cases/test_dreiging",
    "cases:deadline_hervatten": "only a POST",
    "uitvoering:tweede_kans_afspraak": "tests/uitvoering",
    "uitvoering:tweede_kans_evalueren": "tests/uitvoering/test_tweede_kans",
    "uitvoering:incident_opvolgen": "tests/uitvoering",
    "uitvoering:nazorg_moment": "test_na_de_ontruiming",
    "uitvoering:inboedel_afronden": "test_na_de_ontruiming",
    "cases:concept_weggooien": "only a POST",
    "regieteam:besluit": "tests/regieteam/test_tweede_kans",
    "regieteam:compleet": "only a POST",
    "regieteam:lid_beeindigen": "only a POST",
    "regieteam:agendabestand": "a download",
    "overzicht:bestand": "a download",
    "regieteam:vergadering_beginnen": "only a POST",
    "regieteam:vergadering_sluiten": "only a POST",
    "regieteam:vergadering_uitnodigen": "only a POST",
    "regieteam:aanwezig_stand": "only a POST",
    "regieteam:punt_schuiven": "only a POST",
    "regieteam:punt_minuten": "only a POST",
    "regieteam:bevestigen": "only a POST",
    "cases:doorgeven": "tests/cases/test_vroegsignaal",
    "achterstanden:invoer": "test_preventie",
    "achterstanden:verwerpen": "only a POST",
    "achterstanden:geweigerd": "a download",
    "cases:document_openen": "a download",
    "contactplan:heropenen": "only a POST",
    "berichten:alles_gelezen": "only a POST",
    "berichten:openen": "only a POST",
    "partners:mens_opnieuw": "only a POST",
    "partners:contact_gecontroleerd": "only a POST",
    "partners:email_bevestigen": "tests/partners",
    "account_logout": "only a POST",
    "openid_connect_login": "leads to another house",
    "openid_connect_callback": "comes from another house",
    "mfa_login_webauthn": "figures for a script",
    "mfa_authenticate": "test_tweede_stap",
    "mfa_reauthenticate": "test_tweede_stap",
    "mfa_reauthenticate_webauthn": "tests/partners",
    "mfa_deactivate_totp": "tests/partners",
    "mfa_view_recovery_codes": "tests/partners",
    "mfa_generate_recovery_codes": "tests/partners",
    "mfa_edit_webauthn": "tests/partners",
    "mfa_remove_webauthn": "tests/partners",
}


class Pagina(NamedTuple):
    naam: str
    status: str
    vraag: str
    leeg_geweigerd: bool
    account: str

    def __str__(self):
        delen = [self.naam, f"@{self.status}" if self.status else "", self.vraag]
        return f"{''.join(delen)}-{self.account}"


def lees(tabel):
    for regel in tabel.strip().splitlines():
        if regel.startswith("#"):
            continue
        waar, *wie = regel.split()
        leeg_geweigerd = wie[0] == "!"
        pad, _, vraag = waar.partition("?")
        naam, _, status = pad.partition("@")
        for account in wie[leeg_geweigerd:]:
            yield Pagina(naam, status, f"?{vraag}" if vraag else "", leeg_geweigerd, account)


PAGINAS = list(lees(TABEL))
# A case of the demo with this status that this account sees; the newest one.
CASUS_MET = """
SELECT max(c.nummer) FROM cases_casus c
  JOIN cases_deelname d ON d.casus_id = c.id AND d.beeindigd_at IS NULL
  JOIN partners_lidmaatschap l ON l.organisatie_id = d.organisatie_id
  JOIN partners_user u ON u.id = l.user_id
 WHERE c.status = %s AND u.username = %s
"""


def bouw():
    """One case with everybody around it and two trajectories of the contact plan."""
    now = timezone.now()
    wereld = bouwplaats.bouw(now)
    rijen = wereld.rijen
    for wie in ("ocmw", "hulpverlening"):
        actor = wereld.actoren[wie]
        rijen[wie] = contactplan.start(
            wereld.casus, bericht="achterstand", ontvangen_at=now, by=actor, now=now
        )
    rijen["contactstap"] = rijen["ocmw"].stappen.get()
    contactplan.leg_vast(
        rijen["hulpverlening"].stappen.get(),
        uitkomst="reactie",
        gedaan_at=now,
        by=wereld.actoren["hulpverlening"],
        now=now,
    )
    rijen["begonnen"] = factories.casus(
        by=wereld.actoren["corporatie"], now=now, peildatum=timezone.localdate(now)
    )
    ingevuld(rijen["begonnen"], wereld.actoren["corporatie"], now=now, zonder=["vraag"])
    return wereld


# The pages of a report that is being filled in; of one with sections, which of them.
BEGONNEN = {
    "regieteam:melden_onderdeel": ["voortraject"],
    "regieteam:melden_controle": [],
    "regieteam:melden_meekijken": [],
}
STAP_VAN = {
    "contactplan:stap": "contactstap",
    "contactplan:afwijken": "contactstap",
    "contactplan:afronden": "hulpverlening",
}


def zoek(huis, wereld, pagina):
    """The address of this page in this house."""
    if pagina.status:
        [(nummer,)] = huis.sql(CASUS_MET, [pagina.status, pagina.account])
        assert nummer, f"De demo heeft geen casus voor {pagina}."
        return reverse(pagina.naam, args=[nummer]) + pagina.vraag
    if pagina.naam in BEGONNEN:
        return reverse(pagina.naam, args=[wereld.rijen["begonnen"].nummer, *BEGONNEN[pagina.naam]])
    if pagina.naam in STAP_VAN:
        sleutel = wereld.rijen[STAP_VAN[pagina.naam]].sleutel
        return reverse(pagina.naam, args=[wereld.casus.nummer, sleutel])
    assert pagina.naam not in SLEUTEL_VAN or SLEUTEL_VAN[pagina.naam] in wereld.rijen
    return adres(wereld, pagina.naam) + pagina.vraag
