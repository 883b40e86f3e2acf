# Virhesivut.
error-not-found = Sivua ei löytynyt
error-not-found-advice = Osoitteessa voi olla kirjoitusvirhe, tai sivu on poistettu.
error-forbidden = Tämä ei ole sallittua
error-forbidden-advice = Sinulla ei ole oikeutta tähän, tai sivu oli ollut auki liian kauan. Palaa edelliselle sivulle, lataa se uudelleen ja yritä sitten uudestaan.
error-conflict = Tieto oli ehtinyt muuttua
error-conflict-advice = Joku muu on muuttanut tietoa sillä välin. Lataa sivu uudelleen ja tarkista tilanne.
error-too-large = Lähetys oli liian suuri
error-too-large-advice = Lyhennä tekstiä tai jaa tiedosto pienempiin osiin.
error-busy = Palvelu on ruuhkautunut
error-busy-advice = Pyyntö kesti liian kauan. Yritä hetken kuluttua uudelleen.
error-invalid = Pyyntöä ei voitu käsitellä
error-invalid-advice = Tarkista, mitä lähetit, ja yritä uudelleen.
error-internal = Palvelussa tapahtui virhe
error-internal-advice = Virhe on kirjattu. Yritä hetken kuluttua uudelleen. Jos virhe toistuu, kerro siitä pääkäyttäjälle.
error-request = Virheen tunniste:
error-back = Palaa etusivulle
