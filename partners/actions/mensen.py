"""The people of an organisation and their roles. The row of the organisation is the lock."""

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from common.fouten import Onbevoegd
from partners import tasks
from partners.choices import Rol, Wijziging
from partners.models import Lidmaatschap, Organisatie, Rolwijziging, User
from partners.permissions import rollen_van


class MagNiet(Exception):
    """What is asked breaks a rule of the organisation; the text is the sentence for the user.

    `veld` is the field that it is about, if it is about one.
    """

    def __init__(self, zin, veld=None):
        super().__init__(zin)
        self.veld = veld


LAATSTE_BEHEERDER = (
    "Dit is de laatste beheerder van je organisatie. Maak eerst iemand anders beheerder."
)
WERKT_HIER_AL = "{} werkt hier al. Wijzig de rollen bij Mensen."
GEEN_ROL = "Kies minstens één rol. Werkt iemand niet meer bij je organisatie? Kies dan Beëindigen."


@transaction.atomic
def nodig_uit(*, naam, email, rollen, by, now):
    """Let somebody work for the organisation of the beheerder, and mail her how to begin.

    Raises MagNiet for who works there already; of what she does elsewhere it says nothing.
    """
    organisatie = _als_beheerder(by)
    rollen = _passend(organisatie, rollen)
    user = _vind_of_maak(naam, email)
    if Lidmaatschap.objects.actief().filter(organisatie=organisatie, user=user).exists():
        raise MagNiet(WERKT_HIER_AL.format(user), veld="email")
    geef_rollen(organisatie, user=user, rollen=rollen, by=by, now=now)
    transaction.on_commit(lambda: tasks.bel(tasks.uitnodiging, user.pk, organisatie.pk))
    return user


@transaction.atomic
def geef_rollen(organisatie, *, rollen, now, by=None, user=None, **gegevens):
    """Add roles to a person, who is made from `gegevens` when there is none yet.

    Asks no right: for the demo region and the command line, and for the actions above it.
    """
    rollen = _passend(organisatie, rollen)
    if user is None:
        user = maak_user(**gegevens)
    actief = set(_van(organisatie, user).values_list("rol", flat=True))
    for rol in rollen:
        if rol not in actief:
            Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=rol, sinds_at=now)
            _noteer(organisatie, user, rol, Wijziging.TOEGEKEND, by, now)
    return user


def maak_user(*, naam, email, username=None, telefoon="", wachtwoord=None):
    """A person who can log in once she has set a password."""
    user = User(
        naam=naam, email=email.strip().lower(), telefoon=telefoon, username=username or bedenk(naam)
    )
    if wachtwoord is None:
        user.set_unusable_password()
    else:
        user.set_password(wachtwoord)
    user.save()
    return user


def bedenk(naam):
    """A user name of its own: part of the name, and letters that nobody confuses."""
    deel = slugify(naam)[:30].strip("-") or "medewerker"
    return f"{deel}-{get_random_string(5, 'abcdefghjkmnpqrstuvwxyz23456789')}"


@transaction.atomic
def wijzig_rollen(user, *, rollen, by, now):
    """The person holds exactly these roles from now on."""
    organisatie = _als_beheerder(by)
    if not rollen:
        raise MagNiet(GEEN_ROL)
    nieuw = set(_passend(organisatie, rollen))
    oud = set(_van(organisatie, user).values_list("rol", flat=True))
    if not oud:
        raise MagNiet("Deze persoon werkt niet meer bij je organisatie. Nodig haar opnieuw uit.")
    _trek_in(organisatie, user, oud - nieuw, by, now)
    geef_rollen(organisatie, user=user, rollen=nieuw, by=by, now=now)


@transaction.atomic
def beeindig(user, *, by, now):
    """The person no longer works for the organisation; true from her next request on."""
    organisatie = _als_beheerder(by)
    rollen = set(_van(organisatie, user).values_list("rol", flat=True))
    _trek_in(organisatie, user, rollen, by, now)


@transaction.atomic
def nodig_opnieuw_uit(user, *, by, now):
    """Send the invitation again to somebody who never came in."""
    organisatie = _als_beheerder(by)
    if not _van(organisatie, user).exists():
        raise MagNiet("Deze persoon werkt niet meer bij je organisatie.")
    transaction.on_commit(lambda: tasks.bel(tasks.uitnodiging, user.pk, organisatie.pk))


def _als_beheerder(by):
    """The organisation of the beheerder, locked: two changes of its people follow each other."""
    organisatie = Organisatie.objects.select_for_update(of=("self",)).get(pk=by.organisatie.pk)
    beheert = Lidmaatschap.objects.actief().filter(
        user=by.user, organisatie=organisatie, rol=Rol.BEHEERDER
    )
    # Asked again under the lock: she may just have lost the role.
    if not beheert.exists():
        raise Onbevoegd("Alleen een beheerder van je organisatie mag dit.")
    return organisatie


def _vind_of_maak(naam, email):
    """The person with this address; another organisation may be inviting her at this moment."""
    met_adres = User.objects.filter(email__iexact=email.strip())
    if user := met_adres.first():
        return user
    try:
        with transaction.atomic():
            return maak_user(naam=naam, email=email)
    except IntegrityError:
        return met_adres.get()


def _van(organisatie, user):
    return Lidmaatschap.objects.filter(organisatie=organisatie, user=user, beeindigd_at=None)


def _passend(organisatie, rollen):
    mogelijk = rollen_van(organisatie.soort)
    if not set(rollen) <= set(mogelijk):
        raise MagNiet("Deze rol past niet bij je soort organisatie.")
    return [rol for rol in mogelijk if rol in set(rollen)]


def _trek_in(organisatie, user, rollen, by, now):
    if Rol.BEHEERDER in rollen:
        anderen = Lidmaatschap.objects.actief().filter(organisatie=organisatie, rol=Rol.BEHEERDER)
        if not anderen.exclude(user=user).exists():
            raise MagNiet(LAATSTE_BEHEERDER)
    for rol in sorted(rollen):
        _van(organisatie, user).filter(rol=rol).update(beeindigd_at=now)
        _noteer(organisatie, user, rol, Wijziging.INGETROKKEN, by, now)


def _noteer(organisatie, user, rol, wat, by, now):
    Rolwijziging.objects.create(
        organisatie=organisatie, user=user, rol=rol, wat=wat, at=now, door=by and by.user
    )
