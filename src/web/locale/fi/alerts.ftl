# Nostot.
alerts-title = Nostot
alerts-lead = Nosto kertoo, että samasta ilmiöstä on kertynyt riittävästi havaintoja sosiaalisen raportin harkitsemiseen. Päätös on työnyrkin.
alerts-states = Nostojen tila
alerts-new = Uudet
alerts-acknowledged = Käsittelyssä
alerts-dismissed = Hylätyt
alerts-none = Tässä tilassa ei ole nostoja
alerts-none-text = Uusi nosto tulee, kun samasta ilmiöstä on kertynyt riittävästi havaintoja.
alerts-none-link = Katso ilmiöitä
alerts-decided = Nosto ”{ $name }”: { $state }.
alert-new = Uusi
alert-acknowledged = Käsittelyssä
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
alert-acknowledge = Ota käsittelyyn
alert-dismiss-open = Hylkää nosto
alert-dismiss = Hylkää
alert-note = Perustelu
alert-take-back = Palauta uudeksi
alert-done-taken-back = { $who } palautti noston uudeksi
alert-done-acknowledged = { $who } otti noston käsittelyyn
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
