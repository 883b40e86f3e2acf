# Karta över fenomenen.
map-title = Karta över fenomenen
map-lead = Ju närmare två fenomen ligger varandra, desto mer liknar observationerna om dem varandra.
map-how = Cirkelns storlek visar antalet observationer. Avstånden är ungefärliga; ett fenomen stannar på sin plats när nytt kommer in.
map-described = Fenomenen som cirklar, var och en en länk till fenomenets sida. Samma uppgifter finns i tabellen under bilden.
map-left-out = { $count ->
    [one] Ett mindre fenomen finns inte på kartan.
   *[other] { $count } mindre fenomen finns inte på kartan.
 }
map-key-usual = Fenomen
map-key-raised = Fenomen med en ny avisering
map-raised = ny avisering
map-table = Fenomenen som tabell
map-nearest = Närmaste andra fenomen
