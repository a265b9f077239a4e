"""Files from other systems, one module per format: bytes in, clean values out. No Django here."""
