# Paikat.
places-title = Mistä havaintoja tulee
places-lead = Havainnot hyvinvointialueittain ja kunnittain. Määrä kertoo, kuinka paljon on ilmoitettu, ei sitä, kuinka paljon ongelmia on.
places-period = Ajalta
places-year = 12 viime kuukautta
places-quarter = 90 viime päivää
places-all = Kaikki
places-map = Hyvinvointialueet kartalla
places-map-text = Ruudut ovat suunnilleen siellä, missä alueet ovat kartalla. Mitä tummempi ruutu, sitä enemmän havaintoja.
places-counties = Hyvinvointialueet
places-observations = Havainnot
places-unknown = Ei tiedossa
places-none = Täältä ei ole tullut havaintoja tänä aikana.
places-search = Hae tämän alueen havainnoista
