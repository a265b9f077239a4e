"""Everything that writes more than one row, along the shape of cases.actions."""
