"""RT-18 in the database: no child and no vulnerable household is evicted without a place.

`uitvoering_plek_ontbreekt` answers for one case: on the day of the eviction (as recorded, else
today) there lives a minor, one not yet born, or somebody vulnerable, and no confirmed place has
begun. A minor is who isn't eighteen yet, or a child of unknown age; part of the time counts too.
Who is born or expected within 300 days after that day was on the way.

Every trigger takes the lock of the case first. So of a child that is added and an eviction that is
recorded at the same moment, the second waits and then sees the first; in a transaction with a
frozen view of the world it would not, so there it refuses. A row that moves to another case is
asked about both. What comes to light after an incident was recorded may be written down: the truth
is never refused.
"""

from django.db import migrations

HEEN = """
CREATE FUNCTION uitvoering_plek_ontbreekt(zaak bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    dag date;
BEGIN
    IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
        RAISE EXCEPTION 'nooit op straat: dit kan alleen met READ COMMITTED'
            USING ERRCODE = '0A000';
    END IF;
    SELECT max(op) INTO dag FROM uitvoering_ontruiming WHERE casus_id = zaak;
    dag := coalesce(dag, (now() AT TIME ZONE 'Europe/Amsterdam')::date);
    RETURN (
        EXISTS (
            SELECT FROM cases_bewoner
            WHERE casus_id = zaak
                AND (vertrokken_op IS NULL OR vertrokken_op > dag)
                AND CASE WHEN geboortedatum IS NULL THEN relatie = 'kind'
                    ELSE geboortedatum > dag - interval '18 years'
                        AND geboortedatum <= dag + 300 END
        ) OR EXISTS (
            SELECT FROM cases_huishouden
            WHERE casus_id = zaak AND (kwetsbaar OR verwacht_kind_op <= dag + 300)
        )
    ) AND NOT EXISTS (
        SELECT FROM uitvoering_onderdak
        WHERE casus_id = zaak AND bevestigd_at IS NOT NULL AND vanaf <= dag
            AND (tot IS NULL OR tot > dag)
            AND (beeindigd_op IS NULL OR beeindigd_op > dag)
    );
END
$$;

CREATE FUNCTION uitvoering_bij_ontruimen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF uitvoering_plek_ontbreekt(NEW.id) THEN
        RAISE EXCEPTION 'nooit op straat: er is geen bevestigde plek' USING ERRCODE = '23R18';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION uitvoering_na_ontruimen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    zaak bigint;
    stand text;
BEGIN
    FOR zaak, stand IN
        SELECT id, status FROM cases_casus WHERE id IN (OLD.casus_id, NEW.casus_id)
        ORDER BY id FOR NO KEY UPDATE
    LOOP
        IF stand = 'ontruimd'
            AND NOT EXISTS (SELECT FROM uitvoering_incident WHERE casus_id = zaak)
            AND uitvoering_plek_ontbreekt(zaak)
        THEN
            RAISE EXCEPTION 'nooit op straat: er is geen bevestigde plek' USING ERRCODE = '23R18';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER nooit_op_straat AFTER INSERT OR UPDATE OF status ON cases_casus
    FOR EACH ROW WHEN (NEW.status = 'ontruimd') EXECUTE FUNCTION uitvoering_bij_ontruimen();
CREATE CONSTRAINT TRIGGER nooit_op_straat AFTER INSERT OR UPDATE ON cases_bewoner
    FOR EACH ROW EXECUTE FUNCTION uitvoering_na_ontruimen();
CREATE CONSTRAINT TRIGGER nooit_op_straat AFTER INSERT OR UPDATE ON cases_huishouden
    FOR EACH ROW EXECUTE FUNCTION uitvoering_na_ontruimen();
CREATE CONSTRAINT TRIGGER nooit_op_straat AFTER UPDATE OR DELETE ON uitvoering_onderdak
    FOR EACH ROW EXECUTE FUNCTION uitvoering_na_ontruimen();
CREATE CONSTRAINT TRIGGER nooit_op_straat AFTER INSERT ON uitvoering_ontruiming
    FOR EACH ROW EXECUTE FUNCTION uitvoering_na_ontruimen();

CREATE FUNCTION uitvoering_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'wat van een ontruiming is vastgelegd, verandert niet meer';
END
$$;
REVOKE UPDATE, DELETE, TRUNCATE ON uitvoering_ontruiming, uitvoering_incident FROM honkvast_app;
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON uitvoering_ontruiming
    FOR EACH STATEMENT EXECUTE FUNCTION uitvoering_alleen_toevoegen();
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON uitvoering_incident
    FOR EACH STATEMENT EXECUTE FUNCTION uitvoering_alleen_toevoegen();
"""

TERUG = """
DROP TRIGGER nooit_op_straat ON cases_casus;
DROP TRIGGER nooit_op_straat ON cases_bewoner;
DROP TRIGGER nooit_op_straat ON cases_huishouden;
DROP TRIGGER nooit_op_straat ON uitvoering_onderdak;
DROP TRIGGER nooit_op_straat ON uitvoering_ontruiming;
DROP TRIGGER alleen_toevoegen ON uitvoering_ontruiming;
DROP TRIGGER alleen_toevoegen ON uitvoering_incident;
GRANT UPDATE, DELETE ON uitvoering_ontruiming, uitvoering_incident TO honkvast_app;
DROP FUNCTION uitvoering_alleen_toevoegen();
DROP FUNCTION uitvoering_na_ontruimen();
DROP FUNCTION uitvoering_bij_ontruimen();
DROP FUNCTION uitvoering_plek_ontbreekt(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0001_initial"), ("cases", "0001_initial")]

    operations = [migrations.RunSQL(HEEN, TERUG)]
