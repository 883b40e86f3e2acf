# Avoin havaintolomake ja kuittaus.
form-title = Kerro havainnostasi
form-lead = Oletko huomannut asian, joka vaikeuttaa ihmisten arkea tai elämää? Kerro siitä lyhyesti. Havainnoista kootaan tietoa päätöksenteon tueksi.
form-no-names = Älä kirjoita nimiä, henkilötunnuksia, osoitteita tai muita tietoja, joista jonkun voi tunnistaa. Kirjoita ilmiöstä, älä yksittäisestä ihmisestä.
form-stale = Lomake oli ollut auki niin kauan, että sen turvatunniste oli vanhentunut. Tekstisi on tallella: lähetä lomake uudelleen.
form-faults = Tarkista nämä kohdat
form-text = Mitä olet havainnut?
form-text-hint = Mitä tapahtuu, keitä se koskee ja mitä siitä seuraa? Muutama lause riittää.
form-municipality = Missä kunnassa?
form-service-line = Mitä palvelua asia koskee?
form-service-line-none = En osaa sanoa
form-proposal = Mitä asialle pitäisi tehdä?
form-proposal-hint = Jos sinulla on ehdotus, kerro se tässä.
form-reporter = Kuka olet?
form-reporter-hint = Emme kysy nimeä. Ryhmä riittää.
form-send = Lähetä havainto
form-after = Lomakkeella ei kerätä nimeä eikä yhteystietoja, joten havaintoon ei vastata henkilökohtaisesti.

receipt-title = Kiitos havainnostasi
receipt-lead = Havainto on tallennettu.
receipt-number = Viitenumero
receipt-number-use = Viitenumeron avulla voit myöhemmin pyytää havaintosi poistamista.
receipt-masked = Tekstistäsi peitettiin henkilötietoja ennen tallentamista.
receipt-next-title = Mitä seuraavaksi tapahtuu?
receipt-next = Rakenteellisen sosiaalityön työryhmä lukee havainnon. Kun samasta ilmiöstä kertyy useita havaintoja, työryhmä voi ehdottaa siitä sosiaalista raporttia päätöksentekijöille.
receipt-another = Kerro toinen havainto
