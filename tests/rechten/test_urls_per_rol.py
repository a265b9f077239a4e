"""Every address × every kind of visitor: ONE table, typed by hand from the ceiling of the design.

A change here is a change in who may open what: read it aloud before you approve it. An address
without a row fails. What the answers say is elsewhere; this is about being let in.
"""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from common.views import fout_403
from tests.rechten.wereld import BEZOEKERS, browser

pytestmark = pytest.mark.django_db

# .  200      >  to the login page or another page (302)
# 3  403      4  404      5  405: this address only takes a POST      9  409: not now
LETTERS = {".": 200, ">": 302, "3": 403, "4": 404, "5": 405, "9": 409}

# Columns: who visits.
#   an anoniem       co corporatie   rg regieteam  cr coordinator       cm casemanager
#   hv hulpverlening sh schuldhulp   am amk        jb jeugdbescherming  oc ocmw  ju jurist
#   op opvang        be beheer       c2 corporatie2: another landlord
#   vr another organisation          ge took part, and no longer does
#   ve works for a participant too, but acts for another organisation now
TABEL = """
address                                  an co rg cr cm hv sh am jb oc ju op be c2 vr ge ve
# Open to everybody
gezond_web                               .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
gezond                                   .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
hulp                                     .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
toegankelijkheid                         .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
privacy                                  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
# The mails of the demo: only there while mails go to a folder
berichten:post                           4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4
# Work
casus                                    >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
werkplek:mijn_werk                       >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
werkplek:casussen                        >  .  .  .  .  .  .  .  .  .  .  .  3  .  .  .  .
werkplek:zoeken                          >  .  .  .  .  .  .  .  .  .  .  .  3  .  .  .  .
regieteam:meldingen                      >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
# What the team does with a report (this one is dealt with), and putting a case on an agenda
regieteam:compleet                       >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:aanvulling                     >  3  4  4  3  3  3  3  3  3  3  3  3  3  3  3  3
regieteam:agenderen                      >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
# How the team meets
regieteam:team                           >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
regieteam:lid_toevoegen                  >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
regieteam:lid_beeindigen                 >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# A meeting with this case on it: read by who takes part in the case, made by the team
regieteam:vergaderingen                  >  .  .  .  .  .  .  .  .  .  .  .  3  .  .  .  .
regieteam:vergadering_plannen            >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
regieteam:vergadering                    >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
regieteam:agenda_afdruk                  >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
regieteam:agendabestand                  >  4  .  .  4  4  4  4  4  4  4  4  3  4  4  4  4
regieteam:besluitenlijst                 >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
regieteam:besluitenlijst_afdruk          >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
regieteam:vergadering_wijzigen           >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:vergadering_afgelasten         >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:aan_tafel                      >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:punt_verplaatsen               >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:punt_eraf                      >  3  .  3  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:punt_aanwezig                  >  3  .  .  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:vergadering_beginnen           >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:vergadering_sluiten            >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:vergadering_uitnodigen         >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:aanwezig_stand                 >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:punt_schuiven                  >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:punt_minuten                   >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:bevestigen                     >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# One item at the table: read by who reads the decision. This one is decided, so it isn't decided
# again; a live update is only for who has the page open.
regieteam:tafel                          >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
regieteam:tafel_stand                    >  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4
regieteam:tafel_concept                  >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:tafel_weergave                 >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
regieteam:tafel_aanhouden                >  3  9  3  3  3  3  3  3  3  3  4  3  4  4  4  4
regieteam:tafel_terugverwijzen           >  3  9  3  3  3  3  3  3  3  3  4  3  4  4  4  4
regieteam:kosten                         >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
# The figures: of the region for the team, of a landlord or OCMW for who leads there
overzicht:overzicht                      >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
overzicht:rapport                        >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
overzicht:bestand                        >  3  .  .  3  3  3  3  3  3  3  3  3  3  3  3  3
overzicht:lijst                          >  3  >  >  3  3  3  3  3  3  3  3  3  3  3  3  3
# New work: only who rents out
cases:nieuw                              >  .  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3
cases:signaal_nieuw                      >  .  3  3  .  .  3  3  3  .  3  3  3  .  .  .  .
achterstanden:importeren                 >  .  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3
achterstanden:invoer                     >  4  3  3  3  3  3  3  3  3  3  3  3  4  3  3  3
achterstanden:verwerpen                  >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
achterstanden:geweigerd                  >  4  3  3  3  3  3  3  3  3  3  3  3  4  3  3  3
# Kern
cases:huurder                            >  .  3  3  .  3  3  3  3  3  3  3  3  4  4  4  4
cases:huurder_toevoegen                  >  .  3  3  .  3  3  3  3  3  3  3  3  4  4  4  4
cases:woning                             >  .  3  3  .  3  3  3  3  3  3  3  3  4  4  4  4
# Huur: who sees nothing of it gets a 404, who only reads (a summary) a 403
cases:huurovereenkomst                   >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:contactpoging                      >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:achterstand                        >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:betaling                           >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:betaling_intrekken                 >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:betalingsafspraak                  >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
cases:afspraak_intrekken                 >  .  3  3  3  3  3  4  4  3  3  4  3  4  4  4  4
# Juridisch; a step is withdrawn by the organisation that wrote it
cases:juridische_stap                    >  .  3  3  3  3  3  3  3  3  .  3  3  4  4  4  4
cases:juridische_stap_intrekken          >  .  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
# Before anything goes to the gemeente: the landlord, in the Netherlands; now it may not go yet
cases:vroegsignaal                       >  .  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
cases:inspanning                         >  .  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
cases:doorgeven                          >  9  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
cases:bewijsbundel                       >  .  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
# The report: filled in by the landlord (this one is dealt with), read by who reads what is decided
regieteam:melden                         >  9  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:melden_onderdeel               >  >  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:melden_controle                >  >  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:melden_meekijken               >  >  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
regieteam:melding                        >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
regieteam:besluit                        >  4  4  4  4  4  4  4  4  4  4  4  3  4  4  4  4
regieteam:tweede_kans                    >  3  9  3  3  3  3  3  3  3  3  3  3  4  4  4  4
# Steps: this case is in uitvoering, so oppakken and heropenen are not there now
cases:oppakken                           >  9  3  3  3  3  3  3  3  9  3  3  3  4  4  4  4
cases:afsluiten                          >  3  .  3  .  3  3  3  3  3  3  3  3  4  4  4  4
cases:heropenen                          >  9  9  3  9  9  3  3  3  9  3  3  3  4  4  4  4
# Gezin: the landlord its own report, schuldhulp and a jurist nothing at all; who only reads sees
# the page of the household without a form
cases:huishouden                         >  .  .  .  .  .  4  .  .  .  4  .  3  4  4  4  4
cases:bewoner                            >  .  3  3  .  .  4  .  .  .  4  3  3  4  4  4  4
cases:bewoner_wijzigen                   >  .  3  3  .  .  4  .  .  .  4  3  3  4  4  4  4
# The contact plan: rubriek hulp, of who seeks contact; the landlord never sees it (OC-15)
contactplan:nieuw                        >  3  3  3  .  .  3  3  3  .  3  3  3  3  .  .  .
contactplan:dossier                      >  3  3  3  3  3  3  3  3  .  3  3  3  3  3  3  3
contactplan:bezoeken                     >  3  3  3  .  .  3  3  3  .  3  3  3  3  .  .  .
contactplan:briefje                      >  3  3  3  .  .  3  3  3  .  3  3  3  3  .  .  .
contactplan:folder                       >  3  3  3  .  .  3  3  3  .  3  3  3  3  .  .  .
contactplan:contact                      >  4  4  4  .  .  4  4  4  .  4  4  3  4  4  4  4
contactplan:starten                      >  4  4  4  .  .  4  4  4  .  4  4  3  4  4  4  4
contactplan:fase                         >  4  4  4  .  .  4  4  4  .  4  4  3  4  4  4  4
contactplan:punt                         >  4  4  4  .  .  4  4  4  .  4  4  3  4  4  4  4
contactplan:stap                         >  4  4  4  4  4  4  4  4  4  4  4  3  4  4  4  4
contactplan:afwijken                     >  4  4  4  4  4  4  4  4  4  4  4  3  4  4  4  4
contactplan:afronden                     >  4  4  4  4  4  4  4  4  4  4  4  3  4  4  4  4
contactplan:heropenen                    >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# Notes, documents and signals, in a rubriek that the visitor may write
cases:notitie                            >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
cases:document                           >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
cases:document_openen                    >  .  .  .  .  4  .  4  4  .  .  4  3  4  4  4  4
cases:signaal                            >  .  3  3  .  .  .  .  .  .  3  3  3  4  4  4  4
cases:signaal_opvolgen                   >  .  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
# A deadline of the landlord about an instalment: rubriek huur; it is moved by who may
cases:deadline                           >  .  .  .  .  4  .  4  4  .  .  4  3  4  4  4  4
cases:deadline_pauzeren                  >  .  3  .  .  4  3  4  4  3  3  4  3  4  4  4  4
cases:deadline_verzetten                 >  .  3  .  .  4  3  4  4  3  3  4  3  4  4  4  4
cases:deadline_loslaten                  >  .  3  .  .  4  3  4  4  3  3  4  3  4  4  4  4
cases:eerste_gesprek                     >  3  3  3  3  4  3  4  4  3  3  4  3  4  4  4  4
cases:deadline_hervatten                 >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# Who sees what, and who looked
cases:betrokkenen                        >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
cases:uitnodigen                         >  .  3  .  .  .  3  3  3  .  3  3  3  4  4  4  4
cases:deelname_wijzigen                  >  .  3  .  .  .  3  3  3  .  3  3  3  4  4  4  4
cases:deelname_beeindigen                >  .  3  .  .  .  3  3  3  .  3  3  3  4  4  4  4
cases:logboek                            >  .  .  .  .  .  3  3  3  .  3  3  3  4  4  4  4
gegevens_uitdraai                        >  .  .  .  .  .  3  3  3  .  3  3  3  4  4  4  4
# An action of the casemanager from a decision: rubriek besluit; a shelter reads only its own
uitvoering:actiepunt                     >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
uitvoering:actiepunt_overdragen          >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
# The step card; a shelter sees only the registrations with it, and it alone sees those
stappenkaart                             >  .  .  .  .  .  .  .  .  .  .  3  3  4  4  4  4
uitvoering:oplossingen                   >  .  .  .  .  .  .  .  .  .  .  3  3  4  4  4  4
uitvoering:kaartstap                     >  .  .  3  .  .  3  3  3  .  3  3  3  4  4  4  4
uitvoering:advies_vragen                 >  .  .  3  .  .  3  3  3  .  3  3  3  4  4  4  4
uitvoering:advies                        >  3  .  3  .  3  3  3  3  3  3  3  3  4  4  4  4
uitvoering:aanmelden                     >  .  3  3  .  .  3  3  3  .  3  3  3  4  4  4  4
uitvoering:aanmelding_intrekken          >  3  .  3  .  3  3  3  3  3  3  3  3  4  4  4  4
aanmeldingen:lijst                       >  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3  3
aanmeldingen:aanmelding                  >  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3  3
uitvoering:onderdak                      >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
uitvoering:onderdak_vragen               >  3  .  3  .  3  3  3  3  3  3  .  3  4  4  4  4
uitvoering:onderdak_aanbieden            >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:onderdak_bevestigen           >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:onderdak_beeindigen           >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:ontruiming_vastleggen         >  9  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
uitvoering:incident                      >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
# Children: read by who reads the household; written by who helps it
uitvoering:kinderen                      >  4  .  .  .  .  4  .  .  .  4  .  3  4  4  4  4
uitvoering:kindgesprek                   >  4  3  3  .  .  4  .  .  .  4  3  3  4  4  4  4
uitvoering:jeugdbescherming              >  4  3  3  .  .  4  .  .  .  4  3  3  4  4  4  4
uitvoering:jeugdbescherming_stoppen      >  4  3  3  .  .  4  .  .  .  4  3  3  4  4  4  4
# Safety: who helps writes her own and reads that; Veilig Thuis and Jeugdbescherming read all
uitvoering:veiligheid                    >  4  4  4  .  .  4  .  .  .  4  4  3  4  4  4  4
uitvoering:veilig_thuis_melden           >  4  4  4  .  .  4  .  .  .  4  4  3  4  4  4  4
# Advice about a child, outside any case: asked by who helps (this one by hulpverlening), given by
# the organisation that it was put to, here Veilig Thuis; a colleague of the asker finds nothing
advies:lijst                             >  3  3  3  .  .  3  .  .  .  3  3  3  3  .  .  .
advies:vragen                            >  3  3  3  .  .  3  3  3  .  3  3  3  3  .  .  .
advies:adviesvraag                       >  3  3  3  4  .  3  .  4  4  3  3  3  3  4  4  4
advies:melding                           >  3  3  3  3  3  3  .  4  3  3  3  3  3  3  3  3
uitvoering:incident_opvolgen             >  9  9  9  9  9  9  9  9  9  9  9  3  4  4  4  4
uitvoering:ontruiming_afgelasten         >  9  3  3  3  3  3  3  3  3  3  3  3  4  4  4  4
# Aftercare, by who helps, and what stayed behind; this case has neither
uitvoering:nazorg                        >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
uitvoering:nazorg_beginnen               >  3  3  3  9  9  3  3  3  9  3  4  3  4  4  4  4
uitvoering:nazorg_momenten               >  3  3  3  4  4  3  3  3  4  3  4  3  4  4  4  4
uitvoering:nazorg_moment                 >  3  3  3  4  4  3  3  3  4  3  4  3  4  4  4  4
uitvoering:nazorg_afsluiten              >  3  9  3  9  3  3  3  3  3  3  3  3  4  4  4  4
uitvoering:inboedel                      >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
uitvoering:inboedel_bewaren              >  .  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:inboedel_afronden             >  4  4  3  4  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:tweede_kans_evalueren         >  3  4  3  4  3  3  3  3  3  3  3  3  4  4  4  4
uitvoering:tweede_kans_afspraak          >  4  4  4  4  4  4  4  4  4  4  4  3  4  4  4  4
# The conditions of the suspension; this one is checked by the landlord
uitvoering:voorwaarden                   >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
uitvoering:voorwaarden_openen            >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
uitvoering:voorwaarde_controleren        >  .  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:voorwaarde_aanpassen          >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
# The plan van aanpak: read by who reads a life domain, written by who keeps its story
uitvoering:plan                          >  .  .  .  .  .  .  .  .  .  .  4  3  4  4  4  4
uitvoering:plan_beginnen                 >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
uitvoering:plan_afdruk                   >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:leefgebied_toevoegen          >  3  3  3  .  .  .  3  3  .  3  4  3  4  4  4  4
uitvoering:plan_woorden                  >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:plan_doel                     >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:doel                          >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:plan_actie                    >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:plan_bespreking               >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
uitvoering:plan_bespreken                >  3  3  3  .  .  3  3  3  .  3  4  3  4  4  4  4
# The desk of a casemanager, and giving a household to another one
werkplek:mijn_huishoudens                >  .  .  .  .  .  .  .  .  .  .  .  3  .  .  .  .
uitvoering:overdragen                    >  3  .  .  .  3  3  3  3  3  3  3  3  4  4  4  4
# A proposal is done by who keeps the finances, answered by the landlord; advice by schuldhulp
uitvoering:betalingsvoorstel             >  3  3  3  .  .  .  3  3  .  3  4  3  4  4  4  4
uitvoering:betalingsvoorstel_beantwoorden >  .  3  3  3  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:bewindvoering                 >  3  3  3  .  3  .  3  3  3  3  4  3  4  4  4  4
uitvoering:woning_behouden               >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
uitvoering:actiepunt_vervallen           >  3  .  3  .  3  3  3  3  3  3  4  3  4  4  4  4
# On paper: what one reads, in parts that one chooses
werkplek:afdruk                          >  .  .  .  .  .  .  .  .  .  .  .  3  4  4  4  4
# A draft is thrown away by whose it is
cases:concept_weggooien                  >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# What a changed calendar would move: who leads decides, a beheerder counts
werkplek:verschuiven                     >  3  .  3  3  3  3  3  3  3  3  3  .  3  .  .  .
# Oneself
partners:organisatie                     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
partners:mijn_gegevens                   >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
partners:gegevens_wijzigen               >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
partners:email_wijzigen                  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
partners:email_bevestigen                >  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4
berichten:lijst                          >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
berichten:instellingen                   >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
berichten:alles_gelezen                  >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
berichten:openen                         >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
meer                                     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
sessie                                   >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
blijf_ingelogd                           >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# The people of an organisation: only its beheerder
partners:mensen                          >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:mens_uitnodigen                 >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:mens                            >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:mens_beeindigen                 >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:mens_opnieuw                    >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
partners:rolwijzigingen                  >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:sluitingsdagen                  >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:sluitingsdag_nieuw              >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
partners:sluitingsdag_openen             >  3  3  3  3  3  3  3  3  3  3  3  4  3  3  3  3
partners:organisatie_instellen           >  3  3  3  3  3  3  3  3  3  3  3  .  3  3  3  3
# The directory: everybody reads; an entry belongs to an organisation (here the buurtteam's)
partners:contacten                       >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
partners:contact_nieuw                   >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
partners:contact_wijzigen                >  4  4  4  4  .  4  4  4  4  4  4  4  4  4  4  4
partners:contact_gecontroleerd           >  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
# Logging in: for who is in already these lead back
account_login                            .  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
account_logout                           5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
mfa_authenticate                         >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_login_webauthn                       >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
openid_connect_login                     5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5  5
openid_connect_callback                  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4  4
account_reset_password                   .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
account_reset_password_done              .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
account_reset_password_from_key          .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
# Changing how one logs in: after saying once more who one is
account_reauthenticate                   >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
mfa_reauthenticate                       >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_reauthenticate_webauthn              >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
account_change_password                  >  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
mfa_activate_totp                        >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_deactivate_totp                      >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_view_recovery_codes                  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_generate_recovery_codes              >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_add_webauthn                         >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_edit_webauthn                        >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
mfa_remove_webauthn                      >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
socialaccount_connections                >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >  >
"""

# Which row of the world an address is about; without one a key that belongs to nothing.
SLEUTEL_VAN = {
    "cases:huurder": "huurder",
    "cases:betaling_intrekken": "betaling",
    "cases:afspraak_intrekken": "afspraak",
    "cases:juridische_stap_intrekken": "stap",
    "cases:bewoner_wijzigen": "bewoner",
    "cases:deadline": "deadline",
    "cases:deadline_pauzeren": "deadline",
    "cases:deadline_verzetten": "deadline",
    "cases:deadline_loslaten": "deadline",
    "cases:deadline_hervatten": "deadline",
    "cases:eerste_gesprek": "deadline",
    "cases:document_openen": "document",
    "cases:signaal_opvolgen": "signaal",
    "cases:deelname_wijzigen": "deelname",
    "cases:deelname_beeindigen": "deelname",
    "uitvoering:actiepunt": "actiepunt",
    "uitvoering:plan_woorden": "leefgebied",
    "uitvoering:plan_doel": "leefgebied",
    "uitvoering:doel": "doel",
    "uitvoering:plan_actie": "leefgebied",
    "uitvoering:plan_bespreking": "leefgebied",
    "uitvoering:plan_bespreken": "leefgebied",
    "uitvoering:aanmelding_intrekken": "aanmelding",
    "uitvoering:advies": "advies",
    "aanmeldingen:aanmelding": "aanmelding",
    "uitvoering:onderdak_aanbieden": "plek",
    "uitvoering:voorwaarde_controleren": "voorwaarde",
    "uitvoering:voorwaarde_aanpassen": "voorwaarde",
    "uitvoering:betalingsvoorstel_beantwoorden": "voorstel",
    "uitvoering:onderdak_bevestigen": "plek",
    "uitvoering:onderdak_beeindigen": "plek",
    "uitvoering:kindgesprek": "bewoner",
    "uitvoering:jeugdbescherming_stoppen": "jeugdbetrokkenheid",
    "advies:adviesvraag": "adviesvraag",
    "advies:melding": "melding_vt",
    "uitvoering:actiepunt_overdragen": "actiepunt",
    "uitvoering:actiepunt_vervallen": "actiepunt",
    "partners:mens": "mens",
    "partners:mens_beeindigen": "mens",
    "partners:mens_opnieuw": "mens",
    "partners:contact_wijzigen": "contact",
    "partners:contact_gecontroleerd": "contact",
}
SLEUTEL_VAN |= {
    f"regieteam:{naam}": "vergadering"
    for naam in (
        "vergadering", "agenda_afdruk", "agendabestand", "besluitenlijst", "besluitenlijst_afdruk",
        "vergadering_wijzigen", "vergadering_afgelasten", "vergadering_beginnen",
        "vergadering_sluiten", "vergadering_uitnodigen", "bevestigen", "aan_tafel",
        "aanwezig_stand", "punt_verplaatsen", "punt_eraf", "punt_aanwezig", "punt_schuiven",
        "punt_minuten", "tafel", "tafel_stand", "tafel_concept", "tafel_weergave",
        "tafel_aanhouden", "tafel_terugverwijzen",
    )
}  # fmt: skip
NERGENS = "00000000-0000-4000-8000-000000000000"
ENKELEN = ["anoniem", "corporatie", "hulpverlening", "beheer", "vreemd"]
EEN_POST_MAG = {200, 302, 303, 405, 409, 422}


def lees(tabel):
    kop, *regels = [r for r in tabel.strip().splitlines() if r and not r.startswith("#")]
    assert len(kop.split()) == len(BEZOEKERS) + 1
    rijen = {}
    for regel in regels:
        naam, *letters = regel.split()
        assert naam not in rijen, naam
        rijen[naam] = dict(zip(BEZOEKERS, (LETTERS[c] for c in letters), strict=True))
    return rijen


RIJEN = lees(TABEL)


def adressen(resolver=None, ruimte=""):
    for patroon in (resolver or get_resolver()).url_patterns:
        if hasattr(patroon, "url_patterns"):
            deel = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from adressen(patroon, deel)
        else:
            yield f"{ruimte}{patroon.name}", patroon.callback


def adres(wereld, naam):
    sleutel = getattr(wereld.rijen.get(SLEUTEL_VAN.get(naam)), "sleutel", NERGENS)
    mogelijk = {
        "nummer": wereld.casus.nummer,
        "sleutel": str(sleutel),
        "kenmerk": "bestaat-niet",
        "punt": "folder",
        "soort": "aanbod",
        "onderdeel": "vraag",
        "voor": "eigen",
        "stap": "zorgstructuur",
        "dag": "2020-01-01",
        "uidb36": "a1",
        "key": "bestaat-niet",
    }
    if naam.startswith("regieteam:"):
        mogelijk["punt"] = str(wereld.rijen["agendapunt"].sleutel)
        mogelijk["mens"] = str(wereld.rijen["aanwezigheid"].sleutel)
    gevraagd = [
        set(namen)
        for kandidaten, _, _, _ in get_resolver_van(naam).reverse_dict.getlist(naam.split(":")[-1])
        for _, namen in kandidaten
    ]
    meeste = max(gevraagd, key=len)
    return reverse(naam, kwargs={n: mogelijk[n] for n in meeste if n in mogelijk})


def get_resolver_van(naam):
    resolver = get_resolver()
    for deel in naam.split(":")[:-1]:
        resolver = resolver.namespace_dict[deel][1]
    return resolver


def test_every_address_has_a_row_and_every_row_an_address():
    assert {naam for naam, _ in adressen()} == set(RIJEN)


@pytest.mark.parametrize("naam", RIJEN)
def test_who_may_open(wereld, naam):
    pad = adres(wereld, naam)
    uitkomst = {b: wereld.open(b, pad).status for b in BEZOEKERS}

    assert in_letters(uitkomst) == in_letters(RIJEN[naam])


def test_every_refusal_says_why_and_leads_back(wereld):
    algemeen = "organisatie of in een rol die dit niet mag"
    assert algemeen in fout_403(None).content.decode()
    geweigerd = {
        (naam, bezoeker): wereld.open(bezoeker, adres(wereld, naam)).tekst
        for naam in RIJEN
        for bezoeker in BEZOEKERS
        if RIJEN[naam][bezoeker] == 403
    }

    assert [wie for wie, tekst in geweigerd.items() if algemeen in tekst] == []
    # And in a case the way back to it, for who may open it and for nobody else.
    terug = f'<a class="btn" href="{adres(wereld, "casus")}">'
    weg_terug = {wie for wie, tekst in geweigerd.items() if terug in tekst}
    assert ("cases:betaling", "hulpverlening") in weg_terug
    assert {RIJEN["casus"][bezoeker] for _, bezoeker in weg_terug} == {200}


def status(response):
    """The status of a response; one that streams is read to the end, so that its file closes."""
    if response.streaming:
        response.getvalue()
    return response.status_code


def in_letters(rij):
    """As in the table, so that a difference reads like one."""
    letter = {code: letter for letter, code in LETTERS.items()}
    return "  ".join(letter.get(code, str(code)) for code in rij.values())


@pytest.mark.parametrize("naam", RIJEN)
def test_who_may_not_look_may_not_send_either(wereld, naam):
    """With a token and nothing filled in: refused as when looking, else an answer, never a 500."""
    pad = adres(wereld, naam)
    for bezoeker in BEZOEKERS if naam.startswith("cases:") else ENKELEN:
        verwacht = RIJEN[naam][bezoeker]
        kreeg = status(wereld.als(bezoeker).post(pad))
        if verwacht in (403, 404) or (verwacht == 302 and bezoeker == "anoniem"):
            assert kreeg in (verwacht, 405), bezoeker
        elif verwacht == 405:
            assert kreeg in EEN_POST_MAG - {405} | {403, 404}, bezoeker
        else:
            assert kreeg in EEN_POST_MAG | {403, 404}, bezoeker


def test_no_address_is_excused_from_the_token():
    """The middleware asks for it, of every view that doesn't say that it needs none."""
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    vrij = [naam for naam, view in adressen() if getattr(view, "csrf_exempt", False)]
    assert vrij == []


@pytest.mark.parametrize("naam", ["cases:notitie", "regieteam:tafel_concept", "account_login"])
@pytest.mark.parametrize("bezoeker", ["anoniem", "corporatie"])
def test_nothing_is_taken_without_the_token(wereld, naam, bezoeker):
    client = Client(enforce_csrf_checks=True)
    if bezoeker != "anoniem":
        client = browser(wereld.actoren[bezoeker], enforce_csrf_checks=True)

    assert client.post(adres(wereld, naam), {"tekst": "x"}).status_code == 403


def test_only_a_beheerder_who_is_nothing_else_sees_people_and_no_case():
    kolom = {naam: rij["beheer"] for naam, rij in RIJEN.items()}
    assert all(kolom[naam] in (403, 405) for naam in RIJEN if re.match(r"cases:|casus$", naam))


@pytest.mark.parametrize("buiten", ["corporatie2", "vreemd", "geweest", "verkeerd"])
def test_from_outside_no_case_exists(buiten):
    over_een_casus = [n for n in RIJEN if n == "casus" or n in BIJ_EEN_CASUS]
    # 405: this address takes only a POST, for everybody; what that answers is tested above.
    assert {RIJEN[naam][buiten] for naam in over_een_casus} - {405} == {404}


BIJ_EEN_CASUS = {
    naam for naam in RIJEN if naam.startswith("cases:") and naam not in ("cases:nieuw",
                                                                         "cases:signaal_nieuw")
}  # fmt: skip
