"""What somebody changes about her own account in more than one row."""

from django.db import IntegrityError, transaction

from partners.models import User


def wijzig_email(user: User, nieuw: str) -> bool:
    """Log in with another address from now on; not when somebody else has it."""
    user.email = nieuw
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        user.refresh_from_db(fields=["email"])
        return False
    return True
