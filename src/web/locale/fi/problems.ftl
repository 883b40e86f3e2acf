# Mitä ohjelmalle kerrotaan, kun rajapinnan pyyntöä ei voitu toteuttaa. { $value } on annettu arvo.
problem-unreadable = Pyyntöä ei voi lukea. Tarkista, että osoitteen parametrit on annettu kerran ja runko on ehjää JSONia.
problem-unauthorised = Pyynnöstä puuttuu voimassa oleva tunniste. Lähetä se otsakkeessa Authorization: Bearer ilm_….
problem-forbidden = Tunnisteen haltijalla ei ole oikeutta tähän.
problem-not-found = Osoitteessa ei ole mitään. Tarkista polku ja tunnus.
problem-method = Osoite ei tue tätä metodia. Otsake Allow kertoo tuetut.
problem-too-large = Pyynnön runko on liian suuri.
problem-media-type = Lähetä runko JSONina ja otsake Content-Type: application/json.
problem-invalid = Pyynnössä on korjattavaa. Tunnetut virheet on lueteltu kentässä errors; tarkista myös kenttien nimet ja tyypit.
problem-busy = Palvelu on ruuhkautunut. Yritä hetken kuluttua uudelleen.
problem-internal = Palvelussa tapahtui virhe, joka on kirjattu. Yritä hetken kuluttua uudelleen.

fault-parameter-unknown = Parametria ”{ $value }” ei ole.
fault-parameter-flag = Arvon ”{ $value }” tilalle kuuluu true tai false.
fault-parameter-date = Päivää ”{ $value }” ei voi lukea. Anna se muodossa 2026-02-03.
fault-parameter-county = Hyvinvointialuetta ”{ $value }” ei tunneta. Anna sen tunnus tai nimi.
fault-parameter-municipality = Kuntaa ”{ $value }” ei tunneta. Anna sen koodi tai nimi.
fault-parameter-service-line = Palvelulinjaa ”{ $value }” ei tunneta. Anna sen koodi tai nimi.
fault-parameter-reporter = Ilmoittajaryhmää ”{ $value }” ei tunneta. Anna sen koodi tai nimi.
fault-parameter-language = Kieltä ”{ $value }” ei tunneta. Anna fi, sv tai other.
fault-parameter-phenomenon = ”{ $value }” ei ole ilmiön tunnus.
fault-parameter-state = Tilaa ”{ $value }” ei tunneta. Tilat on lueteltu rajapinnan kuvauksessa.
fault-parameter-state-missing = Tila puuttuu. Tilat on lueteltu rajapinnan kuvauksessa.
fault-parameter-note = Huomautus on liian pitkä: { $value } merkkiä. Merkkejä saa olla enintään 2 000.
fault-parameter-id = ”{ $value }” ei ole tunnus.
fault-decision-kind-missing = Päätöksen laji puuttuu. Lajit on lueteltu rajapinnan kuvauksessa.
fault-decision-kind = Päätöksen lajia ”{ $value }” ei tunneta. Lajit on lueteltu rajapinnan kuvauksessa.
fault-decision-phenomenon-missing = Ilmiön tunnus puuttuu.
fault-decision-into-missing = Kenttä into puuttuu: kerro, minne havainnot siirretään tai mihin ilmiöön toinen yhdistetään.
fault-decision-no-observation = Valitse ainakin yksi havainto.
fault-decision-nothing-left = Jätä ilmiöön ainakin yksi havainto ja erota siitä ainakin yksi.
fault-decision-unknown-observation = Havaintoa { $value } ei ole.
fault-decision-unknown-phenomenon = Ilmiötä { $value } ei ole.
fault-decision-too-many = Havaintoja on liikaa: { $value }. Yhdessä päätöksessä saa olla enintään 1 000.
fault-decision-reason = Perustelu on liian pitkä. Merkkejä saa olla enintään { $value }.
fault-decision-too-long = Teksti on liian pitkä. Merkkejä saa olla enintään { $value }.
fault-decision-personal-data = Poista tekstistä henkilötiedot.
fault-decision-name-missing = Anna nimi ainakin toisella kielellä.
fault-decision-theme = Teemaa ”{ $value }” ei tunneta.
fault-parameter-limit = Raja ”{ $value }” ei kelpaa. Anna kokonaisluku väliltä 1–200.
fault-parameter-cursor = Jatkokohtaa ”{ $value }” ei voi lukea. Anna se sellaisena kuin edellinen sivu sen antoi.
fault-field-unknown = Kenttää ”{ $value }” ei ole.

alert-overtaken = Nosto on jo tässä tilassa, tai joku muu muutti sitä juuri. Hae nosto uudelleen.

# Päätökset ilmiöistä: mikä esti päätöksen. { $what } ja { $when } kertovat toisesta päätöksestä.
decision-overtaken = Samasta asiasta on juuri päätetty ({ $what }, { $when }). Mitään ei muutettu. Hae tiedot uudelleen ja päätä sitten.
decision-stood-on = Myöhempi päätös ({ $what }, { $when }) perustuu tähän. Kumoa se ensin.
decision-undone-already = Päätös on jo kumottu.
decision-busy = Havaintoja ryhmitellään parhaillaan. Yritä hetken kuluttua uudelleen.
decision-not-there = Havainto ei enää kuulu tähän ilmiöön. Hae ilmiö uudelleen.
decision-same-phenomenon = Ilmiöt on jo yhdistetty.
decision-nothing-changes = Asia on jo näin.
suggestion-not-open = Ehdotukseen on jo vastattu, tai sitä ei enää ole.
