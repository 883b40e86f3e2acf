# Felsidor.
error-not-found = Sidan hittades inte
error-not-found-advice = Det kan finnas ett skrivfel i adressen, eller så har sidan tagits bort.
error-forbidden = Detta är inte tillåtet
error-forbidden-advice = Du har inte rätt till detta, eller så hade sidan varit öppen för länge. Gå tillbaka till föregående sida, ladda om den och försök igen.
error-conflict = Uppgiften hade hunnit ändras
error-conflict-advice = Någon annan har ändrat uppgiften under tiden. Ladda om sidan och kontrollera läget.
error-too-large = Det som skickades var för stort
error-too-large-advice = Förkorta texten eller dela upp filen i mindre delar.
error-busy = Tjänsten är överbelastad
error-busy-advice = Begäran tog för lång tid. Försök igen om en stund.
error-invalid = Begäran kunde inte behandlas
error-invalid-advice = Kontrollera det du skickade och försök igen.
error-internal = Ett fel inträffade i tjänsten
error-internal-advice = Felet har registrerats. Försök igen om en stund. Om felet upprepas, kontakta huvudanvändaren.
error-request = Felets kod:
error-back = Gå till startsidan
