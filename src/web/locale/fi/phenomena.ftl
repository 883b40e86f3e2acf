# Ilmiöiden luettelo ja se, mikä on yhteistä ilmiöiden näyttämiselle.
phenomena-title = Ilmiöt
phenomena-lead = Samasta asiasta kertovat havainnot on koottu ilmiöiksi, suomen- ja ruotsinkieliset yhteen.
phenomena-none = Ilmiöitä ei ole vielä
phenomena-none-text = Ilmiö syntyy, kun vähintään kolme havaintoa kertoo samasta asiasta.
phenomena-none-here = Tässä tilassa ei ole ilmiöitä
phenomena-none-here-text = Valitse toinen tila.
phenomena-state = Tila
phenomena-state-active = Ajankohtaiset
phenomena-state-faded = Hiipuneet
phenomena-state-dismissed = Hylätyt
phenomena-order = Järjestys
phenomena-order-latest = Uusin havainto ensin
phenomena-order-largest = Eniten havaintoja ensin
phenomena-order-newest = Uusin ilmiö ensin
phenomena-order-name = Nimen mukaan
phenomena-show = Näytä
phenomena-seen = Havaittu { $first }–{ $last }
phenomena-count = { $count ->
    [one] { $count } havainto
   *[other] { $count } havaintoa
}
phenomena-count-unit = { $count ->
    [one] havainto
   *[other] havaintoa
}
phenomena-name = Ilmiö
phenomena-table = Havainnot kuukausittain taulukkona

phenomenon-nameless = Nimetön ilmiö
course-month = Kuukausi
course-reports = Havaintoja
certainty-confirmed = Ihmisen vahvistama
certainty-clear = Kuuluu selvästi joukkoon
certainty-probable = Kuuluu todennäköisesti joukkoon
certainty-possible = Kuuluu ehkä joukkoon
by-program = Ilmiötutka
not-compared = Vertailu ei ole juuri nyt käytettävissä. Lataa sivu hetken kuluttua uudelleen.
report-link = Havainto { $date }
timeline-title = Ilmiöiden vaiheet
timeline-lead = Milloin ilmiöt ovat syntyneet, yhdistyneet, jakautuneet ja hiipuneet.
phenomena-find = Nimessä tai avainsanoissa
