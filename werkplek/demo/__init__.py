"""The demo region: invented organisations, people and cases, told through the real actions.

Data stands in `regio`, `huishoudens` and `teksten`; `verhalen` says what happens to a household,
`verteller` does it, `laden` puts all of it together. Nothing here exists outside the demo.
"""
