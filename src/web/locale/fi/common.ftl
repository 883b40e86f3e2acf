# Kaikkien sivujen yhteiset tekstit.
service-name = Ilmiötutka
skip-to-content = Siirry sisältöön
menu = Valikko
menu-main = Päävalikko
menu-overview = Yleiskuva
menu-review = Läpikäynti
menu-phenomena = Ilmiöt
menu-alerts = Nostot
menu-watch = Seurattavat aiheet
menu-search = Haku
menu-imports = Tuonti
menu-status = Tila
languages = Kieli
sign-out = Kirjaudu ulos
footer-what = Ilmiötutka kokoaa rakenteellisen sosiaalityön havainnot ja näyttää, mitkä ilmiöt toistuvat.
footer-form = Tee havainto
footer-privacy = Tietosuojaseloste
footer-accessibility = Saavutettavuusseloste
footer-help = Ohje
footer-sign-in = Työntekijän kirjautuminen

field-optional = (vapaaehtoinen)
chart-as-table = Näytä taulukkona
pages-label = Sivut
pages-previous = Edellinen
pages-next = Seuraava
pages-which = Sivu { $page } / { $pages }
