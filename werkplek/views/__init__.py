"""HTTP in, HTTP out. One module per page."""
