# Tilasivu.
status-title = Palvelun tila
status-lead = Palvelun osat, niiden kunto ja ohjeet, jos jokin kaipaa huoltoa.
status-observations = havaintoa
status-ungrouped = odottaa ryhmittelyä
status-parts = Palvelun osat
status-part = Osa
status-condition = Kunto
status-good = Kunnossa
status-busy = Työn alla
status-poor = Puutteellinen
status-database = Tietokanta
status-database-state = { $kind }, rakenteen versio { $version }
status-index = Hakuindeksi
status-index-current = Ajan tasalla
status-index-behind = { $count ->
    [one] { $count } muutos jäljessä
   *[other] { $count } muutosta jäljessä
}
status-index-behind-advice = Indeksi seuraa tietokantaa itsestään. Jos ero ei pienene, aja komento ”ilmiotutka reindex”.
status-encoder = Kielimalli
status-encoder-missing = Ei asennettu
status-encoder-missing-advice = Haku ja ryhmittely toimivat vain sanojen perusteella. Aja komento ”ilmiotutka model install” ja käynnistä palvelu uudelleen.
status-encoder-busy = Vektoreita on laskettu { $vectors } / { $observations }. Loput lasketaan taustalla.
status-similarity = Havaintojen samankaltaisuus
status-similarity-built-in = Ohjelman mukana tullut
status-similarity-learned = Opittu { $date }, kun päätöksiä oli { $decisions }
status-similarity-change = Lähin havainto oli samasta ilmiöstä { $after } prosentissa tapauksista, aiemmin { $before } prosentissa. Luvut on laskettu päätöksistä, joista ei opittu. Paluu entiseen: ”ilmiotutka train --revert” ja palvelun uudelleenkäynnistys.
status-voikko = Voikko (suomen kielen sanat)
status-voikko-missing = Ei käytössä
status-voikko-missing-advice = Sanojen perusmuodot ovat epätarkempia. Asenna paketit libvoikko1 ja voikko-fi ja käynnistä palvelu uudelleen.
status-pipeline = Havaintojen käsittely
status-pipeline-idle = Kaikki havainnot on käsitelty
status-pipeline-busy = { $count ->
    [one] { $count } havainto odottaa
   *[other] { $count } havaintoa odottaa
}
status-jobs = Taustatyöt
status-jobs-state = { $due } odottaa, { $failed } epäonnistunut
status-jobs-advice = Epäonnistuneen työn syy on palvelun lokissa.
status-versions = Versiot
status-version-program = Ohjelma
status-version-schema = Tietokannan rakenne
status-version-text = Tekstin käsittely
status-index-anew = Hakemistoa uusitaan: { $done } / { $all } havaintoa
status-index-anew-advice = Haku vastaa sillä välin entisellä hakemistolla.
