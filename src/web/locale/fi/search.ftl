# Haku.
search-title = Haku
search-query = Hae havainnoista
search-query-hint = Kirjoita sanoja tai kysymys suomeksi tai ruotsiksi.
search-go = Hae
search-narrow = Rajaa hakua
search-narrowed = Rajaa hakua (rajauksia { $count })
search-any = Kaikki
search-clear = Tyhjennä haku
search-from = Alkaen
search-to = Päättyen
search-no-date = Kirjoita päivä muodossa vvvv-kk-pp.
search-county = Hyvinvointialue
search-municipality = Kunta
search-service-line = Palvelulinja
search-reporter = Ilmoittajaryhmä
search-phenomenon = Ilmiö
search-language = Kieli
search-total = { $count ->
    [0] Ei tuloksia
    [one] { $count } havainto
   *[other] { $count } havaintoa
}
search-understood = Haettiin:
search-understood-word = sana
search-understood-phrase = ilmaus
search-understood-without = ilman
search-or = tai
search-found-by-words = Löytyi sanoista
search-found-by-meaning = Läheinen merkitys
search-nothing = Haku ei tuottanut tuloksia
search-nothing-text = Kokeile muita sanoja tai poista rajauksia.
search-how-words = Haku löytää sanat kaikissa taivutusmuodoissa ja yhdyssanojen osina.
search-how-meaning = Mukana ovat myös havainnot, joiden merkitys on lähellä, kummallakin kielellä.
search-words-only = Kielimallia ei ole asennettu, joten haku löytää vain sanojen perusteella.
search-how-signs = Lainausmerkit etsivät täsmällisen ilmauksen, miinusmerkki jättää sanan pois ja TAI etsii jompaakumpaa. Rajata voi myös kirjoittamalla esimerkiksi kunta:Vaasa.
