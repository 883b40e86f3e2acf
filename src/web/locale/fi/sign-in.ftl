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
