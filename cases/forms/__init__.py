"""Input becomes clean values. One module per part of the dossier."""
