# Ilmiön sivu.
phenomenon-lead = { $count ->
    [one] { $count } havainto, { $first }–{ $last }
   *[other] { $count } havaintoa, { $first }–{ $last }
}
phenomenon-faded = Ilmiö on hiipunut: sen havainnot eivät enää muodosta yhtenäistä joukkoa.
phenomenon-keywords-fi = Avainsanat suomeksi
phenomenon-keywords-sv = Avainsanat ruotsiksi
phenomenon-progress = Seuraava nosto
phenomenon-edit = Muokkaa ilmiötä
phenomenon-description-fi = Kuvaus suomeksi
phenomenon-description-sv = Kuvaus ruotsiksi
phenomenon-describe = Tallenna kuvaus
fault-phenomenon-description-too-long = Lyhennä kuvaus enintään 2 000 merkkiin.
fault-phenomenon-description-personal-data = Poista kuvauksesta henkilötiedot.
phenomenon-themes = Teemat
phenomenon-themes-save = Tallenna teemat
phenomenon-pinned = Kiinnitetty
phenomenon-pinned-by = Kiinnitys perustuu päätökseen: { $what }.
phenomenon-pin = Kiinnitä ilmiö
phenomenon-pin-text = Kiinnitetty ilmiö ei hiivu, vaikka uusia havaintoja ei tulisi.
phenomenon-dismiss = Hylkää ilmiö
phenomenon-dismiss-text = Hylättyä ilmiötä ei seurata: havainnot säilyvät siinä, mutta siitä ei tehdä nostoja.
phenomenon-dismissed = Ilmiö on hylätty: siitä ei tehdä nostoja.
phenomenon-reports-marks = Ilmiötä kuvaavat sanat on merkitty teksteihin.
phenomenon-apart = Mikä erottaa ilmiöstä ”{ $name }”
phenomenon-apart-own = Vain tässä
phenomenon-apart-theirs = Vain toisessa
phenomenon-apart-common = Molemmissa
phenomenon-named-by-program = Nimen on ehdottanut Ilmiötutka. Antamasi nimi jää voimaan.
phenomenon-named-by-person = Nimen on antanut työnyrkki. Ilmiötutka ei muuta sitä.
phenomenon-name-fi = Nimi suomeksi
phenomenon-name-sv = Nimi ruotsiksi
phenomenon-rename-save = Tallenna nimi
phenomenon-faults = Tietoja ei tallennettu
fault-phenomenon-name-missing = Anna nimi ainakin toisella kielellä.
fault-phenomenon-name-too-long = Lyhennä nimi enintään 120 merkkiin.
phenomenon-course = Havainnot kuukausittain
phenomenon-no-alerts = Ilmiöstä ei ole vielä tullut nostoa.
phenomenon-who = Kuka ja missä
phenomenon-by-municipality = Kunnittain
phenomenon-municipality = Kunta
phenomenon-by-county = Hyvinvointialueittain
phenomenon-county = Hyvinvointialue
phenomenon-by-service-line = Palvelulinjoittain
phenomenon-service-line = Palvelulinja
phenomenon-by-reporter = Ilmoittajaryhmittäin
phenomenon-reporter = Ilmoittajaryhmä
phenomenon-others = Muut
phenomenon-unknown = Ei tiedossa
phenomenon-ties = Miksi nämä kuuluvat yhteen
phenomenon-ties-text = Kuinka monessa havainnossa sama käsite tai sana esiintyy. Käsitteet tunnistetaan molemmilla kielillä.
phenomenon-ties-none = Havainnot muistuttavat toisiaan kokonaisuutena; yksittäistä yhteistä käsitettä ei ole.
phenomenon-shared-concepts = Yhteiset käsitteet
phenomenon-concept = Käsite
phenomenon-shared-words = Yhteiset sanat
phenomenon-word = Sana
phenomenon-near = Lähimmät muut ilmiöt
phenomenon-near-none = Muita ilmiöitä ei ole.
phenomenon-closeness = samankaltaisuus { $share }
phenomenon-reports = Havainnot
phenomenon-reports-none = Ilmiöön ei kuulu nyt yhtään havaintoa.
phenomenon-history = Vaiheet

history-found = Ilmiö löytyi
history-found-reports = Ilmiö löytyi { $reports } havainnosta
history-made = { $who } muodosti ilmiön { $reports } havainnosta
history-joined = { $reports ->
    [one] Ilmiöön tuli { $reports } havainto
   *[other] Ilmiöön tuli { $reports } havaintoa
}
history-left = { $reports ->
    [one] Ilmiöstä poistui { $reports } havainto
   *[other] Ilmiöstä poistui { $reports } havaintoa
}
history-moved-in = { $who } siirsi ilmiöön { $reports ->
    [one] { $reports } havainnon
   *[other] { $reports } havaintoa
}
history-moved-out = { $who } siirsi ilmiöstä pois { $reports ->
    [one] { $reports } havainnon
   *[other] { $reports } havaintoa
}
history-confirmed = { $who } vahvisti { $reports } havainnon kuuluvan ilmiöön
history-named = { $who } antoi nimen { $name }
history-described = { $who } muutti kuvausta
history-themed = { $who } valitsi teemat: { $themes }
history-pinned = { $who } kiinnitti ilmiön
history-dismissed = { $who } hylkäsi ilmiön
history-absorbed = Toinen ilmiö yhdistettiin tähän ({ $who })
history-merged = Ilmiö yhdistettiin toiseen ilmiöön ({ $who })
history-split = { $reports ->
    [one] Ilmiöstä erotettiin { $reports } havainto omaksi ilmiökseen ({ $who })
   *[other] Ilmiöstä erotettiin { $reports } havaintoa omaksi ilmiökseen ({ $who })
}
history-split-off = Ilmiö erotettiin toisesta ilmiöstä ({ $who })
history-faded = Ilmiö hiipui
history-revived = Ilmiöstä tuli taas ajankohtainen
history-undone = { $who } kumosi päätöksen: { $what }

decision-move = havaintojen siirto
decision-confirm = havaintojen vahvistus
decision-not-this = havaintojen poisto ilmiöstä
decision-also-in = havaintojen lisäys toiseen ilmiöön
decision-merge = ilmiöiden yhdistäminen
decision-split = ilmiön jakaminen
decision-name = nimen antaminen
decision-describe = kuvauksen muutos
decision-theme = teemojen valinta
decision-pin = ilmiön kiinnitys
decision-dismiss = ilmiön hylkääminen
phenomenon-proposed = Mitä asialle ehdotetaan
phenomenon-proposed-more = { $count ->
    [one] Lisäksi { $count } ehdotus vanhemmissa havainnoissa.
   *[other] Lisäksi { $count } ehdotusta vanhemmissa havainnoissa.
}
notes-title = Keskustelu
note-label = Muistiinpano
note-hint = Työryhmän omaan käyttöön, ilman henkilötietoja.
note-do = Lisää muistiinpano
note-remove = Poista
note-empty = Kirjoita muistiinpano.
note-long = Muistiinpanossa saa olla enintään { $limit } merkkiä.
note-personal-data = Poista muistiinpanosta henkilötiedot.
course-marks = Nostot ja tapahtumat
course-accumulation = Nosto: kertymä ({ $days } pv)
course-surge = Nosto: kasvu ({ $days } pv)
