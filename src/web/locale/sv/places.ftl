# Platser.
places-title = Varifrån observationerna kommer
places-lead = Observationerna enligt välfärdsområde och kommun. Antalet visar hur mycket som har rapporterats, inte hur mycket problem det finns.
places-period = Från
places-year = de senaste 12 månaderna
places-quarter = de senaste 90 dagarna
places-all = hela tiden
places-map = Välfärdsområdena på kartan
places-map-text = Rutorna ligger ungefär där områdena ligger på kartan. Ju mörkare ruta, desto fler observationer.
places-counties = Välfärdsområden
places-observations = Observationer
places-unknown = Okänt
places-none = Härifrån har inga observationer kommit under den här tiden.
places-search = Sök bland områdets observationer
