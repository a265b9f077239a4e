"""Everything that writes notices and mails."""
