# Ilmiöiden kartta.
map-title = Ilmiöiden kartta
map-lead = Mitä lähempänä kaksi ilmiötä on toisiaan, sitä enemmän niistä tulleet havainnot muistuttavat toisiaan.
map-how = Ympyrän koko kertoo havaintojen määrän. Etäisyydet ovat suuntaa antavia; ilmiö pysyy paikallaan, kun uutta tulee.
map-described = Ilmiöt ympyröinä, kukin linkki ilmiön sivulle. Samat tiedot ovat taulukossa kuvan alla.
map-left-out = { $count ->
    [one] Yksi pienempi ilmiö ei ole kartalla.
   *[other] { $count } pienempää ilmiötä ei ole kartalla.
 }
map-key-usual = Ilmiö
map-key-raised = Ilmiö, josta on uusi nosto
map-raised = uusi nosto
map-table = Ilmiöt taulukkona
map-nearest = Lähin toinen ilmiö
