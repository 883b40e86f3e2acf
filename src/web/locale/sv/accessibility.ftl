# Tillgänglighetsutlåtande.
accessibility-title = Tillgänglighetsutlåtande
accessibility-lead = Vi vill att alla ska kunna använda Ilmiötutka. Utlåtandet gäller observationsblanketten och arbetsgruppernas sidor.
accessibility-state = Tjänstens tillgänglighet
accessibility-state-text = Målet är att tjänsten uppfyller kriterierna på nivåerna A och AA i riktlinjerna för tillgängligt webbinnehåll (WCAG 2.1), som förutsätts i lagen om tillhandahållande av digitala tjänster (306/2019). Sidorna fungerar med tangentbord och utan skript, och uppgifterna i varje diagram finns också som tabell. Tillgängligheten testas med program vid varje ändring. En utomstående bedömning har inte gjorts.
accessibility-known = Kända brister
accessibility-known-text = Observationerna visas på det språk som de har skrivits på. Fenomenens namn är maskinens förslag tills arbetsgruppen har namngett fenomenet, och de kan därför vara svåra att förstå.
accessibility-feedback = Ge respons
accessibility-feedback-text = Om något inte fungerar för dig, meddela tjänstens administratör. Vi svarar inom två veckor.
accessibility-supervision = Tillsyn
accessibility-supervision-text = Om du inte är nöjd med svaret kan du lämna klagomål till den myndighet som övervakar tillgängligheten:
