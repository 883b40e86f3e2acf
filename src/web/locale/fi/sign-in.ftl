# Kirjautuminen.
sign-in = Kirjaudu sisään
sign-in-title = Kirjautuminen
sign-in-lead = Kirjautuminen on työryhmille ja muille, joilla on tunnus. Havainnon voi tehdä kirjautumatta.
sign-in-email = Sähköpostiosoite
sign-in-password = Salasana
sign-in-refused = Kirjautuminen ei onnistunut. Tarkista sähköpostiosoite ja salasana. Jos yrityksiä on ollut monta, odota hetki.
sign-in-link-hint = Jos olet saanut kirjautumislinkin, avaa se selaimessa.
sign-in-link-lead = Olet avannut kirjautumislinkin. Se toimii yhden kerran.
sign-in-link-spent = Linkki ei enää toimi
sign-in-link-spent-advice = Linkki on jo käytetty tai vanhentunut. Pyydä pääkäyttäjältä uusi linkki.
code-title = Vahvista kirjautuminen
code-lead = Tilillä on käytössä kaksivaiheinen tunnistautuminen.
code-label = Koodi
code-hint = Kirjoita todentajasovelluksen kuusinumeroinen koodi. Jos puhelin on kadonnut, käytä varakoodia.
code-refused = Koodi ei kelpaa tai yrityksiä on ollut liikaa. Odota seuraavaa koodia ja yritä uudelleen.
code-again = Aloita alusta
