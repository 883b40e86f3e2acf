# Sökning.
search-title = Sök
search-query = Sök bland observationerna
search-query-hint = Skriv ord eller en fråga på finska eller svenska.
search-go = Sök
search-narrow = Avgränsa sökningen
search-narrowed = Avgränsa sökningen ({ $count } valda)
search-any = Alla
search-clear = Töm sökningen
search-from = Från
search-to = Till
search-no-date = Skriv datumet i formen åååå-mm-dd.
search-county = Välfärdsområde
search-municipality = Kommun
search-service-line = Servicelinje
search-reporter = Rapportörgrupp
search-phenomenon = Fenomen
search-language = Språk
search-total = { $count ->
    [0] Inga träffar
    [one] { $count } observation
   *[other] { $count } observationer
}
search-understood = Sökningen gällde:
search-understood-word = ord
search-understood-phrase = uttryck
search-understood-without = utan
search-or = eller
search-found-by-words = Hittades via orden
search-found-by-meaning = Närliggande betydelse
search-nothing = Sökningen gav inga träffar
search-nothing-text = Pröva andra ord eller ta bort avgränsningar.
search-how-words = Sökningen hittar orden i alla böjningsformer och som delar av sammansättningar.
search-how-meaning = Även observationer med närliggande betydelse tas med, på båda språken.
search-words-only = Språkmodellen är inte installerad, så sökningen hittar endast via orden.
search-how-signs = Citattecken söker ett exakt uttryck, minustecken utelämnar ett ord och ELLER söker någotdera. Det går också att avgränsa genom att skriva till exempel kommun:Vasa.
