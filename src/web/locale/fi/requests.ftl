# Lähettäjien pyynnöt.
request-title = Lähettäjien pyynnöt
request-lead = Lähettäjä voi viitenumerollaan pyytää tiedon siitä, mitä havainnosta on tallennettu, tai havainnon poistamista.
request-reference = Viitenumero
request-reference-hint = Esimerkiksi 7KQM-2XPD-9HTV.
request-find = Etsi
request-unknown = Tällä numerolla ei ole havaintoa.
request-unknown-text = Tarkista numero lähettäjältä. Havainto on voitu jo poistaa.
request-export = Lataa tallennetut tiedot (JSON)
request-erase = Poista havainto
request-erase-text = Havainto ja kaikki siitä johdettu poistetaan pysyvästi: teksti, vektorit, hakemisto ja paikka ilmiöissä. Poistoa ei voi perua. Varmuuskopioista havainto poistuu, kun ne seuraavan kerran tehdään.
request-erase-go = Poista pysyvästi
request-erased = Havainto { $reference } on poistettu.
