# Fenomenets sida.
phenomenon-lead = { $count ->
    [one] { $count } observation, { $first }–{ $last }
   *[other] { $count } observationer, { $first }–{ $last }
}
phenomenon-faded = Fenomenet har avtagit: observationerna bildar inte längre en enhetlig grupp.
phenomenon-keywords-fi = Nyckelord på finska
phenomenon-keywords-sv = Nyckelord på svenska
phenomenon-progress = Nästa avisering
phenomenon-rename = Namnge fenomenet
phenomenon-named-by-program = Namnet har föreslagits av Ilmiötutka. Det namn som du ger förblir i kraft.
phenomenon-named-by-person = Namnet har getts av en människa. Ilmiötutka ändrar det inte.
phenomenon-name-fi = Namn på finska
phenomenon-name-sv = Namn på svenska
phenomenon-rename-save = Spara namnet
phenomenon-name-faults = Namnet sparades inte
fault-phenomenon-name-missing = Ange ett namn på åtminstone det ena språket.
fault-phenomenon-name-too-long = Förkorta namnet till högst 120 tecken.
phenomenon-course = Observationer per månad
phenomenon-no-alerts = Fenomenet har ännu inte aviserats.
phenomenon-who = Vem och var
phenomenon-by-municipality = Per kommun
phenomenon-municipality = Kommun
phenomenon-by-county = Per välfärdsområde
phenomenon-county = Välfärdsområde
phenomenon-by-service-line = Per servicelinje
phenomenon-service-line = Servicelinje
phenomenon-by-reporter = Per rapportörgrupp
phenomenon-reporter = Rapportörgrupp
phenomenon-others = Övriga
phenomenon-unknown = Uppgift saknas
phenomenon-ties = Varför dessa hör ihop
phenomenon-ties-text = Hur många observationer som talar om samma begrepp eller använder samma ord. Begreppen känns igen på båda språken.
phenomenon-ties-none = Observationerna liknar varandra som helhet; det finns inget enskilt gemensamt begrepp.
phenomenon-shared-concepts = Gemensamma begrepp
phenomenon-concept = Begrepp
phenomenon-shared-words = Gemensamma ord
phenomenon-word = Ord
phenomenon-near = Närmaste andra fenomen
phenomenon-near-none = Det finns inga andra fenomen.
phenomenon-closeness = likhet { $share }
phenomenon-reports = Observationer
phenomenon-reports-none = Inga observationer hör till fenomenet just nu.
phenomenon-history = Skeden

history-found = Fenomenet upptäcktes
history-found-reports = Fenomenet upptäcktes i { $reports } observationer
history-named = { $who } gav namnet { $name }
history-absorbed = Ett annat fenomen slogs ihop med detta ({ $who })
history-merged = Fenomenet slogs ihop med ett annat ({ $who })
history-split = Fenomenet delades ({ $who })
history-faded = Fenomenet avtog
history-revived = Nya observationer kom igen
