"""Logging in, one's own data, the people of an organisation and the contact directory."""

urlpatterns = [
]
