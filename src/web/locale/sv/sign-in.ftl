# Inloggning.
sign-in = Logga in
sign-in-title = Inloggning
sign-in-lead = Inloggningen är för arbetsgrupperna och andra som har ett konto. En observation kan lämnas utan inloggning.
sign-in-email = E-postadress
sign-in-password = Lösenord
sign-in-refused = Inloggningen misslyckades. Kontrollera e-postadressen och lösenordet. Om du har försökt många gånger, vänta en stund.
sign-in-link-hint = Om du har fått en inloggningslänk, öppna den i webbläsaren.
sign-in-link-lead = Du har öppnat en inloggningslänk. Den fungerar en gång.
sign-in-link-spent = Länken fungerar inte längre
sign-in-link-spent-advice = Länken har redan använts eller är för gammal. Be huvudanvändaren om en ny länk.
code-title = Bekräfta inloggningen
code-lead = Kontot har tvåfaktorsautentisering.
code-label = Kod
code-hint = Skriv den sexsiffriga koden från autentiseringsappen. Om telefonen är borta kan du använda en reservkod.
code-refused = Koden duger inte eller försöken har varit för många. Vänta på nästa kod och försök igen.
code-again = Börja om
