"""What a page shows as one raw statement each, without the rights: what the pages are held against.

They read the same columns of the same rows, so what remains is what rights and layers cost.
"""

LIJST = """
SELECT c.*, w.*, h.*, o.*, u.*, e.*
FROM cases_deelname d
JOIN cases_casus c ON c.id = d.casus_id
JOIN partners_organisatie o ON o.id = c.corporatie_id
LEFT JOIN partners_user u ON u.id = c.casemanager_id
LEFT JOIN cases_woning w ON w.casus_id = c.id
LEFT JOIN cases_huurovereenkomst h ON h.casus_id = c.id
LEFT JOIN LATERAL (
    SELECT * FROM cases_deadline x
    WHERE x.casus_id = c.id AND x.organisatie_id = d.organisatie_id
        AND x.met_at IS NULL AND x.dropped_at IS NULL AND x.paused_at IS NULL
    ORDER BY x.due_at, x.id LIMIT 1
) e ON true
WHERE d.organisatie_id = %(organisatie)s AND d.beeindigd_at IS NULL AND c.status <> 'afgesloten'
    {verder}
ORDER BY {volgorde} LIMIT 26
"""
LIJSTEN = {
    "": LIJST.format(verder="", volgorde="d.sorteer_at DESC, d.casus_id DESC"),
    "diep": LIJST.format(
        verder="AND (d.sorteer_at, d.casus_id) < (%(at)s, %(casus)s)",
        volgorde="d.sorteer_at DESC, d.casus_id DESC",
    ),
    "naam": LIJST.format(verder="", volgorde="c.naam, c.id"),
    "achterstand": LIJST.format(verder="", volgorde="d.sorteer_achterstand DESC, d.casus_id DESC"),
    "deadline": LIJST.replace("LEFT JOIN LATERAL", "JOIN LATERAL").format(
        verder="", volgorde="e.due_at, d.casus_id"
    ),
}
WERK = """
SELECT d.*, c.*, w.*, h.*, o.*, u.*
FROM cases_deadline d
JOIN cases_casus c ON c.id = d.casus_id
JOIN partners_organisatie o ON o.id = c.corporatie_id
LEFT JOIN partners_user u ON u.id = c.casemanager_id
LEFT JOIN cases_woning w ON w.casus_id = c.id
LEFT JOIN cases_huurovereenkomst h ON h.casus_id = c.id
WHERE d.organisatie_id = %(organisatie)s
    AND d.met_at IS NULL AND d.dropped_at IS NULL AND d.paused_at IS NULL {verder}
ORDER BY d.due_at, d.id LIMIT 51
"""
WERKEN = {
    "": WERK.format(verder=""),
    "mij": WERK.format(verder="AND d.persoon_id = %(user)s"),
}
ZOEK = """
SELECT c.*, w.*, h.*, o.*, u.*
FROM cases_zoekregel z
JOIN cases_casus c ON c.id = z.casus_id
JOIN cases_deelname d ON d.casus_id = c.id AND d.organisatie_id = %(organisatie)s
    AND d.beeindigd_at IS NULL
JOIN partners_organisatie o ON o.id = c.corporatie_id
LEFT JOIN partners_user u ON u.id = c.casemanager_id
LEFT JOIN cases_woning w ON w.casus_id = c.id
LEFT JOIN cases_huurovereenkomst h ON h.casus_id = c.id
WHERE z.woorden @@ %(vraag)s::tsquery
ORDER BY c.status = 'afgesloten', c.aangemaakt_at DESC, c.id DESC LIMIT 26
"""
CASUS = """
SELECT * FROM cases_casus c JOIN cases_woning w ON w.casus_id = c.id
JOIN cases_huurovereenkomst h ON h.casus_id = c.id JOIN cases_huurder u ON u.casus_id = c.id
JOIN cases_gebeurtenis g ON g.casus_id = c.id WHERE c.id = %(casus)s ORDER BY g.op DESC LIMIT 20
"""
CIJFERS = """
SELECT t.figuur, t.dimensie, t.rij, t.categorie, sum(t.aantal) FROM overzicht_telling t
JOIN partners_organisatie o ON o.id = t.organisatie_id
WHERE o.regio_id = %(regio)s AND t.jaar IN (0, %(jaar)s) GROUP BY 1, 2, 3, 4
"""
LOGREGEL = """
INSERT INTO logboek_inzage (at, user_id, organisatie_id, soort, casussen, rubrieken, grond)
VALUES (%(at)s, %(user)s, %(organisatie)s, 'lijst', %(casussen)s, '{kern}', '') RETURNING id
"""
