"""One glance and the next step: what the page of one case is made of."""
