"""HTTP in, one action, HTTP out. One module per part of the dossier."""
