"""Addresses of the dossier, under /casussen/. Each part keeps its own block."""

app_name = "cases"

urlpatterns = []
