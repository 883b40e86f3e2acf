# Vad ett program får veta när en begäran till gränssnittet inte kunde utföras. { $value } är det angivna värdet.
problem-unreadable = Begäran kan inte läsas. Kontrollera att adressens parametrar har angetts en gång och att innehållet är hel JSON.
problem-unauthorised = Begäran saknar en giltig nyckel. Sänd den i rubriken Authorization: Bearer ilm_….
problem-forbidden = Nyckelns innehavare har inte rätt till detta.
problem-not-found = Det finns ingenting på adressen. Kontrollera sökvägen och beteckningen.
problem-method = Adressen stöder inte denna metod. Rubriken Allow anger vilka som stöds.
problem-too-large = Begärans innehåll är för stort.
problem-media-type = Sänd innehållet som JSON med rubriken Content-Type: application/json.
problem-invalid = Det finns något att rätta i begäran. Kända fel räknas upp i fältet errors; kontrollera även fältens namn och typer.
problem-busy = Tjänsten är överbelastad. Försök på nytt om en stund.
problem-internal = Ett fel uppstod i tjänsten och har antecknats. Försök på nytt om en stund.

fault-parameter-unknown = Parametern ”{ $value }” finns inte.
fault-parameter-flag = Värdet ”{ $value }” ska vara true eller false.
fault-parameter-date = Datumet ”{ $value }” kan inte läsas. Ange det i formen 2026-02-03.
fault-parameter-county = Välfärdsområdet ”{ $value }” är okänt. Ange dess beteckning eller namn.
fault-parameter-municipality = Kommunen ”{ $value }” är okänd. Ange dess kod eller namn.
fault-parameter-service-line = Servicelinjen ”{ $value }” är okänd. Ange dess kod eller namn.
fault-parameter-reporter = Rapportörgruppen ”{ $value }” är okänd. Ange dess kod eller namn.
fault-parameter-language = Språket ”{ $value }” är okänt. Ange fi, sv eller other.
fault-parameter-phenomenon = ”{ $value }” är inte ett fenomens beteckning.
fault-parameter-state = Läget ”{ $value }” är okänt. Lägena räknas upp i gränssnittets beskrivning.
fault-parameter-state-missing = Läget saknas. Lägena räknas upp i gränssnittets beskrivning.
fault-parameter-note = Anteckningen är för lång: { $value } tecken. Den får ha högst 2 000.
fault-parameter-id = ”{ $value }” är inte en beteckning.
fault-decision-kind-missing = Beslutets slag saknas. Slagen räknas upp i gränssnittets beskrivning.
fault-decision-kind = Beslutets slag ”{ $value }” är okänt. Slagen räknas upp i gränssnittets beskrivning.
fault-decision-phenomenon-missing = Fenomenets beteckning saknas.
fault-decision-into-missing = Fältet into saknas: ange vart observationerna flyttas eller vilket fenomen det andra slås ihop med.
fault-decision-no-observation = Välj minst en observation.
fault-decision-nothing-left = Lämna minst en observation i fenomenet och skilj minst en från det.
fault-decision-unknown-observation = Observationen { $value } finns inte.
fault-decision-unknown-phenomenon = Fenomenet { $value } finns inte.
fault-decision-too-many = Observationerna är för många: { $value }. Ett beslut får gälla högst 1 000.
fault-decision-reason = Motiveringen är för lång. Den får ha högst { $value } tecken.
fault-decision-too-long = Texten är för lång. Den får ha högst { $value } tecken.
fault-decision-personal-data = Ta bort personuppgifterna ur texten.
fault-decision-name-missing = Ange ett namn på åtminstone det ena språket.
fault-decision-theme = Temat ”{ $value }” är okänt.
fault-parameter-limit = Gränsen ”{ $value }” duger inte. Ange ett heltal mellan 1 och 200.
fault-parameter-cursor = Stället ”{ $value }” kan inte läsas. Ange det så som föregående sida gav det.
fault-field-unknown = Fältet ”{ $value }” finns inte.

alert-overtaken = Aviseringen är redan i detta läge, eller så har någon annan just ändrat den. Hämta aviseringen på nytt.

# Beslut om fenomen: vad som hindrade beslutet. { $what } och { $when } berättar om ett annat beslut.
decision-overtaken = Någon annan har just beslutat om samma sak ({ $what }, { $when }). Inget ändrades. Hämta uppgifterna på nytt och besluta sedan.
decision-stood-on = Ett senare beslut ({ $what }, { $when }) bygger på detta. Återkalla det först.
decision-undone-already = Beslutet har redan återkallats.
decision-busy = Observationerna grupperas just nu. Försök igen om en stund.
decision-not-there = Observationen hör inte längre till detta fenomen. Hämta fenomenet på nytt.
decision-same-phenomenon = Fenomenen har redan slagits ihop.
decision-nothing-changes = Det är redan så.
suggestion-not-open = Förslaget har redan besvarats eller finns inte längre.
