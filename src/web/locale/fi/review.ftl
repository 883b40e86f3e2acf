# Uusien havaintojen läpikäynti.
review-title = Läpikäynti
review-left = { $count ->
    [one] { $count } havainto jäljellä
   *[other] { $count } havaintoa jäljellä
}
review-observation = Havainto
review-none = Ei uutta läpikäytävää
review-none-text = Kaikki 60 viime päivän havainnot on käyty läpi.
review-overview = Yleiskuvaan
review-end = Olet jonon lopussa
review-passed = { $count ->
    [one] Ohitit { $count } havainnon.
   *[other] Ohitit { $count } havaintoa.
}
review-back = Palaa ohitettuihin
review-alerted = Ilmiöstä on nosto, joka odottaa ratkaisua
review-nearly = Yksi havainto lisää voi tuoda noston
review-proposal = Mihin havainto kuuluu?
review-pair = Havainto muistuttaa toista havaintoa, joka sekään ei kuulu mihinkään ilmiöön.
review-alone = Ei vielä mihinkään ilmiöön. Havainto on mukana, kun uusia havaintoja vertaillaan.
review-accept = Kuuluu tähän
review-accept-pair = Tee näistä ilmiö
review-accept-alone = Luettu
review-next = Ohita
review-elsewhere = Tai jotakin muuta
review-move = Siirrä tähän
review-also = Kuuluu myös tähän
review-new = Tee uusi ilmiö
review-apart = Ei mihinkään ilmiöön
review-mask = Peitä tietoja
review-all = Muut ilmiöt
review-other = Ilmiö
review-reasons = Ilmiön samankaltaisimmat havainnot
review-reasons-pair = Pari
review-reasons-alone = Lähimmät havainnot
review-keys = Käytä pikanäppäimiä
review-undone = Vastaus kumottiin. Havainto odottaa taas.
review-said-accepted = Havainto { $reference } on vahvistettu.
review-said-moved = Havainto { $reference } on siirretty toiseen ilmiöön.
review-said-also = Havainto { $reference } kuuluu nyt kahteen ilmiöön.
review-said-new = Havainnosta { $reference } on tehty uusi ilmiö.
review-said-apart = Havainto { $reference } ei kuulu nyt mihinkään ilmiöön.
review-said-seen = Havainto { $reference } on merkitty luetuksi.
review-key-accept = h
review-key-next = o
review-key-new = u
review-key-apart = e
review-key-mask = p
review-key-undo = k
