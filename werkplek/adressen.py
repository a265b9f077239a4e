"""Addresses of pages by name; None for a page that isn't there."""

from django.urls import NoReverseMatch, reverse


def adres(naam, *args):
    try:
        return reverse(naam, args=args)
    except NoReverseMatch:
        return None
