# Tuontisivut.
imports-title = Tuonti
imports-lead = Tuo havaintoja tiedostosta, esimerkiksi Formsin tai Webropolin viennistä.
imports-file = Tiedosto
imports-file-hint = CSV, Excel (XLSX) tai JSON Lines.
imports-earlier = Sarakkeiden kuvaus
imports-earlier-hint = Valitse aiempi tuonti, jos tiedosto on samasta lomakkeesta.
imports-earlier-none = Tunnista sarakkeet nimistä
imports-mapping-own = Kirjoita oma sarakkeiden kuvaus
imports-mapping = Kuvaus (TOML)
imports-mapping-hint = Kerro, missä sarakkeessa mikin tieto on. Esimerkiksi: [columns] text = "Mitä olet havainnut?"
imports-try = Tarkista tiedosto
imports-no-file = Valitse tiedosto, joka ei ole tyhjä.
imports-how = Näin tuonti etenee
imports-how-try = Tiedosto luetaan ja jokainen rivi tarkistetaan. Mitään ei vielä tallenneta.
imports-how-look = Näet, montako havaintoa tallennettaisiin ja mitkä rivit hylätään.
imports-how-import = Kun hyväksyt, havainnot tallennetaan.
imports-how-twice = Saman tiedoston voi tuoda uudelleen: jo tallennettuja havaintoja ei lisätä toiseen kertaan.
imports-how-kept = Tiedosto poistetaan, kun se on tuotu, viimeistään vuorokauden kuluttua.
imports-latest = Viimeisimmät tiedostot
imports-none = Tiedostoja ei ole vielä tuotu
imports-none-text = Kun tarkistat tiedoston, se näkyy tässä.
imports-when = Lähetetty
imports-who = Lähettäjä
imports-state = Vaihe
imports-state-running = Käynnissä
imports-state-imported = Tuotu
imports-state-tried = Tarkistettu
imports-state-cut-off = Keskeytynyt
imports-file-gone = Tiedosto on jo poistettu. Lähetä se uudelleen.

upload-sent = { $who } lähetti tiedoston { $when }.
upload-trying = Tiedostoa tarkistetaan
upload-importing = Havaintoja tallennetaan
upload-rows-read = { $rows ->
    [one] { $rows } rivi luettu
   *[other] { $rows } riviä luettu
}
upload-reload = Päivitä sivu
upload-tried = Tiedosto on tarkistettu. Mitään ei ole vielä tallennettu.
upload-nothing-new = Tiedostossa ei ole uusia havaintoja, joita voisi tallentaa.
upload-done = Havainnot on tallennettu. Ne ryhmitellään taustalla.
upload-failed = Tiedostoa ei voitu käsitellä palvelussa tapahtuneen virheen vuoksi. Virhe on kirjattu. Yritä myöhemmin uudelleen.
upload-cut-off = Käsittely keskeytyi, koska palvelu käynnistettiin uudelleen. Mitään ei ole tallennettu kahteen kertaan.
upload-again = Jatka
upload-acceptable = voidaan tallentaa
upload-accepted = tallennettu
upload-known = oli jo tallennettu
upload-refused = hylätty
upload-go = { $count ->
    [one] Tallenna { $count } havainto
   *[other] Tallenna { $count } havaintoa
}
upload-left-out = Sarakkeet, joita ei tuoda
upload-left-out-text = Näissä sarakkeissa ei tunnistettu mitään havainnon tietoa.
upload-notices = Huomioita
upload-notice = Huomio
upload-rows = Rivejä
upload-refused-rows = Hylätyt rivit
upload-refused-text = Korjaa rivit tiedostoon ja tuo se uudelleen: jo tallennettuja ei lisätä toiseen kertaan.
upload-line = Rivi
upload-reason = Syy
upload-more-refused = Luettelossa on { $shown } ensimmäistä hylättyä riviä.
