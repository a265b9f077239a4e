"""Measures what people wait for, on as many cases as one asks for; see docs/performance.md."""
