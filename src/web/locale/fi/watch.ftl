# Seurattavat aiheet.
watch-title = Seurattavat aiheet
watch-lead = Kuvaa lauseella, mitä työnyrkki haluaa seurata. Aiheeseen sopivat havainnot kootaan ensimmäisestä alkaen, molemmilla kielillä.
watch-none = Seurattavia aiheita ei vielä ole
watch-none-text = Asiaa voi seurata jo ennen kuin havainnoista on muodostunut ilmiö.
watch-new = Uusi seurattava aihe
watch-new-lead = Kirjoita omin sanoin, millaisia havaintoja haetaan. Jo saapuneet sopivat havainnot näytetään heti.
watch-description = Mitä seurataan?
watch-description-hint = Yksi tai kaksi lausetta, esimerkiksi: Ikäihminen kotiutetaan sairaalasta ilman apua kotona. Älä kirjoita henkilötietoja.
watch-open = Aloita seuranta
watch-faults = Tietoja ei tallennettu
fault-watch-too-short = Kuvaa aihe vähintään 10 merkillä.
fault-watch-too-long = Lyhennä kuvausta: enintään 500 merkkiä.
fault-watch-personal-data = Poista kuvauksesta henkilötiedot.
watch-row = { $fitting ->
    [one] { $fitting } sopiva havainto
   *[other] { $fitting } sopivaa havaintoa
}. Käsittelemättä: { $unseen }. Seurattu { $date } alkaen.
watch-ended = Päättyneet
watch-since = Seurattu { $date } alkaen
watch-proposed = Sopivat havainnot
watch-proposed-none = Käsittelemättömiä sopivia havaintoja ei ole.
watch-more = { $count ->
    [one] Lisäksi { $count } muu havainto sopii aiheeseen. Se näytetään, kun nämä on käsitelty.
   *[other] Lisäksi { $count } muuta havaintoa sopii aiheeseen. Ne näytetään, kun nämä on käsitelty.
}
watch-accepted = Hyväksytyt
watch-refused = Aiheeseen kuulumattomat
watch-nearly = Näytä lähes sopivat
watch-nearly-text = Nämä jäävät niukasti rajan alle. Ilmiötutka oppii rajan siitä, mitä hyväksyt ja mitä hylkäät.
watch-fit-well = Sopii hyvin
watch-fit-good = Sopii
watch-fit-near = Sopii ehkä
watch-accept = Kuuluu aiheeseen
watch-refuse = Ei kuulu
watch-take-back = Kumoa
watch-of = { $what }: havainto { $date }
watch-manage = Aiheen hallinta
watch-grow = Tee aiheesta ilmiö
watch-grow-text = Hyväksytyt havainnot siirretään uuteen ilmiöön, ja aiheen seuranta päättyy. Siirron voi kumota Päätökset-sivulla, kun ensin kumoaa nimen.
watch-grow-do = Tee ilmiö
watch-grown = Aiheesta on tehty ilmiö:
watch-edit = Muuta kuvausta
watch-edit-text = Havainnot haetaan uudelleen. Hyväksytyt ja hylätyt havainnot säilyvät.
watch-save = Tallenna kuvaus
watch-close = Lopeta seuranta
watch-reopen = Jatka seurantaa
watch-closed = Seuranta on lopetettu. Uusia havaintoja ei koota.
watch-not-open = Aiheen seuranta on jo päättynyt. Lataa sivu uudelleen.
watch-nothing-accepted = Merkitse ensin vähintään yksi havainto aiheeseen kuuluvaksi.
watch-no-encoder = Havaintoja ei voi juuri nyt vertailla. Katso palvelun tilasivulta, mitä puuttuu.
