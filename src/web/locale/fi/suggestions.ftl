# Ehdotukset: mitä Ilmiötutka ryhmittelisi toisin kuin ihmiset ovat päättäneet.
suggestions-title = Ehdotukset
suggestions-lead = Mitä Ilmiötutka ryhmittelisi toisin kuin on päätetty. Mikään ei muutu, ennen kuin ehdotus hyväksytään.
suggestions-none = Ehdotuksia ei ole
suggestions-none-text = Ilmiötutka tekee ehdotuksia yöllisessä ryhmittelyssä, jos havainnot viittaavat muuhun kuin mitä on päätetty.
suggestions-open = { $count ->
    [one] { $count } ehdotus odottaa vastausta
   *[other] { $count } ehdotusta odottaa vastausta
}
suggestion-merge = Yhdistetäänkö ilmiöt?
suggestion-split = { $reports ->
    [one] Erotetaanko { $reports } havainto omaksi ilmiökseen?
   *[other] Erotetaanko { $reports } havaintoa omaksi ilmiökseen?
}
suggestion-move = { $reports ->
    [one] Siirretäänkö { $reports } havainto tähän ilmiöön?
   *[other] Siirretäänkö { $reports } havaintoa tähän ilmiöön?
}
suggestion-merge-similarity = Ilmiöiden havaintojen samankaltaisuus
suggestion-split-similarity = Erotettavien samankaltaisuus keskenään
suggestion-split-similarity-now = Samankaltaisuus ilmiöön jääviin
suggestion-move-similarity = Samankaltaisuus tämän ilmiön havaintoihin
suggestion-move-similarity-now = Samankaltaisuus nykyisen ilmiön havaintoihin
suggestion-words = Yhteiset sanat
suggestion-reports = Havainnot, joita ehdotus koskee
suggestion-more = Lisäksi { $count } muuta
suggestion-accept = Hyväksy
suggestion-refuse = Hylkää
suggestion-of = { $what } { $question } { $about }
suggestion-refused = Ehdotus hylättiin. Samaa ei ehdoteta uudelleen, ennen kuin tilanne muuttuu.
