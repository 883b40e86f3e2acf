# Texter som alla sidor har gemensamt.
service-name = Ilmiötutka
skip-to-content = Gå till innehållet
menu = Meny
menu-main = Huvudmeny
menu-overview = Översikt
menu-review = Genomgång
menu-phenomena = Fenomen
menu-alerts = Aviseringar
menu-watch = Bevakade ämnen
menu-search = Sök
menu-imports = Import
menu-status = Status
languages = Språk
sign-out = Logga ut
footer-what = Ilmiötutka samlar observationer inom det strukturella sociala arbetet och visar vilka fenomen som upprepas.
footer-form = Lämna en observation
footer-privacy = Dataskyddsbeskrivning
footer-accessibility = Tillgänglighetsutlåtande
footer-help = Hjälp
footer-sign-in = Inloggning för personal

field-optional = (frivilligt)
chart-as-table = Visa som tabell
pages-label = Sidor
pages-previous = Föregående
pages-next = Nästa
pages-which = Sida { $page } / { $pages }
