"""What people fill in about logging in, themselves, their organisation and the directory."""
