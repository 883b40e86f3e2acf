# Nostot.
alerts-title = Nostot
alerts-lead = Nosto kertoo, että samasta ilmiöstä on kertynyt riittävästi havaintoja sosiaalisen raportin harkitsemiseen. Päätös on työnyrkin.
alerts-states = Nostojen tila
alerts-new = Uudet
alerts-acknowledged = Huomioidut
alerts-dismissed = Hylätyt
alerts-none = Tässä tilassa ei ole nostoja
alerts-none-text = Uusi nosto tulee, kun samasta ilmiöstä on kertynyt riittävästi havaintoja.
alerts-none-link = Katso ilmiöitä
alerts-decided = Nosto ”{ $name }”: { $state }.
alert-new = Uusi
alert-acknowledged = Huomioitu
alert-dismissed = Hylätty
alert-sentence = { $reports ->
    [one] { $reports } havainto
   *[other] { $reports } havaintoa
} { $days } päivän aikana, { $voices ->
    [one] { $voices } taholta
   *[other] { $voices } eri taholta
}; seuraava nosto { $next } havainnosta.
alert-counted = Havaintoja
alert-voices = Eri tahoja
alert-of-needed = { $count } (tarvittiin { $needed })
alert-period = Aika
alert-left-out = Jätetty pois lähes samoina tai saman tahon saman päivän havaintoina
alert-observations = Luvut ja havainnot, joihin nosto perustuu
alert-observation = Havainto { $number }
alert-acknowledge = Merkitse huomioiduksi
alert-dismiss-open = Hylkää nosto
alert-dismiss = Hylkää
alert-note = Perustelu
alert-take-back = Palauta uudeksi
alert-done-taken-back = { $who } palautti noston uudeksi
alert-done-acknowledged = { $who } merkitsi noston huomioiduksi
alert-done-dismissed = { $who } hylkäsi noston
surge-sentence = { $reports ->
    [one] { $reports } havainto
   *[other] { $reports } havaintoa
} { $days } päivän aikana, kun odotettavissa oli { $expected }. Näin käy sattumalta { $rarity }.
surge-years = noin kerran { $years } vuodessa
surge-months = noin kerran { $months ->
    [one] kuukaudessa
   *[other] { $months } kuukaudessa
}
surge-rarer = harvemmin kuin kerran { $years } vuodessa
surge-expected = Odotettavissa
surge-onset = Havainnot alkoivat tihentyä
surge-rarity = Sattumalta
surge-threshold = Nostokynnys
surge-own-history = oman aineiston mukaan, enintään noin { $budget } väärää nostoa vuodessa
surge-simulation = laskennallinen, kunnes omaa aineistoa on riittävästi; enintään noin { $budget } väärää nostoa vuodessa
surge-test = { $reports } havaintoa { $days } päivässä, odotettavissa { $expected }; sattuman todennäköisyys { $probability }
surge-test-share = Osuus kaikista havainnoista
surge-test-load = Havaintojen määrä
surge-test-gaps = Havaintojen väli
surge-test-drift = Hidas kasvu vuoden aikana
alert-reporter-groups = Ilmoittajaryhmiä
alert-more-than-elsewhere = Tavallista useammin
alert-concentration = { $name }: { $observed } havaintoa, odotettavissa { $expected }
progress-reports = { $reports ->
    [one] { $reports } havainto
   *[other] { $reports } havaintoa
} { $days } päivän aikana. { $more ->
    [one] Vielä yksi havainto tuo seuraavan noston.
   *[other] Vielä { $more } havaintoa tuo seuraavan noston.
}
progress-voices = Havaintoja on riittävästi ({ $reports }), mutta { $missing ->
    [one] yksi taho puuttuu
   *[other] { $missing } tahoa puuttuu
}.
progress-both = { $reports ->
    [one] { $reports } havainto
   *[other] { $reports } havaintoa
} { $days } päivän aikana. Nostoon tarvitaan vielä { $more ->
    [one] yksi havainto
   *[other] { $more } havaintoa
} ja { $missing ->
    [one] yksi uusi taho
   *[other] { $missing } uutta tahoa
}.

alerts-in-work = Käsittelyssä
alerts-reported = Raportoidut
alerts-snoozed = Odottamassa
alerts-superseded = Korvatut
alert-in-work = Käsittelyssä
alert-reported = Raportoitu
alert-snoozed = Odottaa
alert-superseded = Korvattu uudemmalla
alerts-of-mine = Näytä vain omani
alerts-of-all = Näytä kaikkien nostot
alerts-bulk = Valitut nostot
alerts-bulk-lead = Valitse nostot luettelosta ja tee kaikille sama toimenpide. Sen voi perua.
alerts-changed = { $count ->
    [0] Mikään nosto ei muuttunut: ne olivat jo siinä tilassa tai joku muu ehti muuttaa niitä.
    [one] Yhtä nostoa muutettiin.
   *[other] { $count } nostoa muutettiin.
}
alerts-undo = Peru
alerts-undone = { $count ->
    [0] Mitään ei peruttu: nostoja on muutettu sen jälkeen.
    [one] Yksi nosto palautettiin ennalleen.
   *[other] { $count } nostoa palautettiin ennalleen.
}
alert-title = Nosto: { $name }
alert-choose = Valitse
alert-open = Nosto ja sen käsittely: { $name }
alert-phenomenon = Ilmiön sivulle
alert-next = Mitä nostolle tehdään?
alert-take = Ota minulle
alert-work = Ota käsittelyyn
alert-snooze = Siirrä odottamaan
alert-snooze-title = Siirrä myöhemmäksi
alert-snooze-lead = Nosto palaa uusiin valittuna päivänä tai kun havaintoja on tullut lisää, sen mukaan kumpi on ensin.
alert-snooze-until = Palaa viimeistään
alert-snooze-more = Palaa, kun uusia havaintoja on tullut (määrä)
alert-sleeps-day = Palaa { $day }
alert-sleeps-reports = Palaa, kun havaintoja on { $reports }
alert-sleeps-both = Palaa { $day } tai kun havaintoja on { $reports }
alert-owner = Vastuuhenkilö
alert-owner-who = Kuka seuraa nostoa?
alert-owner-nobody = Ei vastuuhenkilöä
alert-owner-save = Tallenna vastuuhenkilö
alert-owned-by = Vastuuhenkilö: { $owner }
alert-report-title = Nostosta tehtiin raportti
alert-report = Raportin nimi tai päivä
alert-report-save = Merkitse raportoiduksi
alert-history = Käsittelyn vaiheet
alert-others = Saman ilmiön muut nostot
alert-done-in-work = { $who } otti noston käsittelyyn
alert-done-reported = { $who } merkitsi noston raportoiduksi
alert-done-snoozed = { $who } siirsi noston odottamaan
alert-done-owned = { $who } merkitsi vastuuhenkilön: { $owner }
alert-done-disowned = { $who } poisti vastuuhenkilön
alert-done-day = Nosto palasi uusiin, koska valittu päivä tuli
alert-done-reports = Nosto palasi uusiin, koska havaintoja on tullut lisää
alert-done-superseded = Uudempi nosto samasta ilmiöstä korvasi noston
alert-fault-day = Anna päivä muodossa vvvv-kk-pp.
alert-fault-number = Anna havaintojen määrä numerona, vähintään 1.
alert-fault-endless = Anna päivä tai havaintojen määrä, jonka jälkeen nosto palaa.
alert-fault-past = Valitse päivä, joka on tämän päivän jälkeen.
alert-fault-owner = Valittua henkilöä ei löydy.
alert-fault-nothing-chosen = Valitse ensin vähintään yksi nosto.
alert-usual-title = Onko taso nyt tavallinen?
alert-usual-lead = Kun ilmiön uusi taso on jäänyt pysyväksi, merkitse se tavalliseksi. Sen jälkeen uusia kasvunostoja verrataan tähän tasoon.
alert-usual = Merkitse tavalliseksi
alert-usual-since = Taso on merkitty tavalliseksi { $day } alkaen.
alert-usual-not = Peru merkintä
