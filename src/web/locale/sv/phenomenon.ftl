# Fenomenets sida.
phenomenon-lead = { $count ->
    [one] { $count } observation, { $first }–{ $last }
   *[other] { $count } observationer, { $first }–{ $last }
}
phenomenon-faded = Fenomenet har avtagit: observationerna bildar inte längre en enhetlig grupp.
phenomenon-keywords-fi = Nyckelord på finska
phenomenon-keywords-sv = Nyckelord på svenska
phenomenon-progress = Nästa avisering
phenomenon-edit = Redigera fenomenet
phenomenon-description-fi = Beskrivning på finska
phenomenon-description-sv = Beskrivning på svenska
phenomenon-describe = Spara beskrivningen
fault-phenomenon-description-too-long = Förkorta beskrivningen till högst 2 000 tecken.
fault-phenomenon-description-personal-data = Ta bort personuppgifterna ur beskrivningen.
phenomenon-themes = Teman
phenomenon-themes-save = Spara teman
phenomenon-pinned = Fäst
phenomenon-pinned-by = Fästandet bygger på beslutet: { $what }.
phenomenon-pin = Fäst fenomenet
phenomenon-pin-text = Ett fäst fenomen avtar inte, även om det inte kommer nya observationer.
phenomenon-dismiss = Avfärda fenomenet
phenomenon-dismiss-text = Ett avfärdat fenomen följs inte upp: det behåller sina observationer men ger inga aviseringar.
phenomenon-dismissed = Fenomenet är avfärdat: det ger inga aviseringar.
phenomenon-reports-marks = De ord som beskriver fenomenet är markerade i texterna.
phenomenon-apart = Vad som skiljer detta från fenomenet ”{ $name }”
phenomenon-apart-own = Bara i detta
phenomenon-apart-theirs = Bara i det andra
phenomenon-apart-common = I båda
phenomenon-named-by-program = Namnet har föreslagits av Ilmiötutka. Det namn som du ger förblir i kraft.
phenomenon-named-by-person = Namnet har getts av arbetsgruppen. Ilmiötutka ändrar det inte.
phenomenon-name-fi = Namn på finska
phenomenon-name-sv = Namn på svenska
phenomenon-rename-save = Spara namnet
phenomenon-faults = Uppgifterna sparades inte
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
phenomenon-ties-text = I hur många observationer samma begrepp eller ord förekommer. Begreppen känns igen på båda språken.
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
history-made = { $who } bildade fenomenet av { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
}
history-joined = { $reports ->
    [one] { $reports } observation tillkom
   *[other] { $reports } observationer tillkom
}
history-left = { $reports ->
    [one] { $reports } observation lämnade fenomenet
   *[other] { $reports } observationer lämnade fenomenet
}
history-moved-in = { $who } flyttade { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} till fenomenet
history-moved-out = { $who } flyttade { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} från fenomenet
history-confirmed = { $who } bekräftade att { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observationer
} hör till fenomenet
history-named = { $who } gav namnet { $name }
history-described = { $who } ändrade beskrivningen
history-themed = { $who } valde teman: { $themes }
history-pinned = { $who } fäste fenomenet
history-dismissed = { $who } avfärdade fenomenet
history-absorbed = Ett annat fenomen slogs ihop med detta ({ $who })
history-merged = Fenomenet slogs ihop med ett annat ({ $who })
history-split = { $reports ->
    [one] { $reports } observation avskildes till ett eget fenomen ({ $who })
   *[other] { $reports } observationer avskildes till ett eget fenomen ({ $who })
}
history-split-off = Fenomenet avskildes från ett annat fenomen ({ $who })
history-faded = Fenomenet avtog
history-revived = Fenomenet blev aktuellt igen
history-undone = { $who } återkallade ett beslut: { $what }

decision-move = flyttning av observationer
decision-confirm = bekräftelse av observationer
decision-not-this = borttagning av observationer ur fenomenet
decision-also-in = tillägg av observationer till ett annat fenomen
decision-merge = sammanslagning av fenomen
decision-split = delning av fenomenet
decision-name = namngivning
decision-describe = ändring av beskrivningen
decision-theme = val av teman
decision-pin = fästande av fenomenet
decision-dismiss = avfärdande av fenomenet
phenomenon-proposed = Vad som föreslås
phenomenon-proposed-more = { $count ->
    [one] Dessutom { $count } förslag i äldre observationer.
   *[other] Dessutom { $count } förslag i äldre observationer.
}
notes-title = Diskussion
note-label = Anteckning
note-hint = För arbetsgruppens eget bruk, utan personuppgifter.
note-do = Lägg till anteckningen
note-remove = Ta bort
note-empty = Skriv en anteckning.
note-long = Anteckningen får ha högst { $limit } tecken.
note-personal-data = Ta bort personuppgifterna ur anteckningen.
course-marks = Aviseringar och händelser
course-accumulation = Avisering: ansamling ({ $days } d)
course-surge = Avisering: ökning ({ $days } d)
