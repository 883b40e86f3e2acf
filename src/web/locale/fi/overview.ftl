# Yleiskuva.
overview-title = Yleiskuva
overview-lead = Mitä on noussut esiin, mikä on yleistymässä ja mitä uutta on tullut.
overview-empty = Havaintoja ei ole vielä
overview-empty-text = Kun havaintoja tulee lomakkeelta tai ne tuodaan tiedostosta, tässä näkyy, mitä ne kertovat.
overview-empty-link = Tuo havaintoja tiedostosta
overview-open-alerts = { $count ->
    [one] nosto odottaa ratkaisua
   *[other] nostoa odottaa ratkaisua
}
overview-new-observations = { $count ->
    [one] havainto 30 päivän aikana
   *[other] havaintoa 30 päivän aikana
}
overview-phenomena = { $count ->
    [one] ilmiö
   *[other] ilmiötä
}
overview-ungrouped = { $count ->
    [one] { $count } havainto odottaa vielä ryhmittelyä.
   *[other] { $count } havaintoa odottaa vielä ryhmittelyä.
}
overview-proposed = Ehdolla raportiksi
overview-proposed-none = Ei uusia nostoja. Nosto tulee, kun samasta ilmiöstä on kertynyt riittävästi havaintoja.
overview-decide = Ratkaise nosto
overview-all-alerts = Kaikki { $count } nostoa
overview-growing = Yleistyvät
overview-growing-text = Havaintoja on 90 viime päivän aikana enemmän kuin sitä edeltäneiden 90 päivän aikana.
overview-growing-none = Mikään ilmiö ei ole yleistynyt.
overview-growth = { $now } (aiemmin { $before })
overview-born = Uudet ilmiöt
overview-born-text = Löytyneet 30 viime päivän aikana.
overview-born-none = Uusia ilmiöitä ei ole löytynyt.
overview-latest = Uusimmat havainnot
overview-to-review = { $count ->
    [one] Käy läpi { $count } uusi havainto
   *[other] Käy läpi { $count } uutta havaintoa
}
overview-nothing-to-review = Uudet havainnot on käyty läpi.
overview-since = Edellisen käyntisi { $date } jälkeen: { $observations ->
    [one] { $observations } uusi havainto
   *[other] { $observations } uutta havaintoa
}, { $phenomena ->
    [one] { $phenomena } uusi ilmiö
   *[other] { $phenomena } uutta ilmiötä
} ja { $alerts ->
    [one] { $alerts } nosto
   *[other] { $alerts } nostoa
}.
overview-since-nothing = Edellisen käyntisi { $date } jälkeen ei ole tullut mitään uutta.
