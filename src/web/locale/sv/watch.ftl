# Bevakade ämnen.
watch-title = Bevakade ämnen
watch-lead = Beskriv med en mening vad arbetsgruppen vill bevaka. Observationer som gäller ämnet samlas in från och med den första, på båda språken.
watch-none = Det finns inga bevakade ämnen ännu
watch-none-text = En sak kan bevakas redan innan observationerna har bildat ett fenomen.
watch-new = Nytt bevakat ämne
watch-new-lead = Beskriv med egna ord vilka observationer som söks. De som redan har kommit in och passar visas genast.
watch-description = Vad ska bevakas?
watch-description-hint = En eller två meningar, till exempel: En äldre person skrivs ut från sjukhuset utan hjälp hemma. Skriv inga personuppgifter.
watch-open = Börja bevaka
watch-faults = Uppgifterna sparades inte
fault-watch-too-short = Beskriv ämnet med minst 10 tecken.
fault-watch-too-long = Förkorta beskrivningen till högst 500 tecken.
fault-watch-personal-data = Ta bort personuppgifterna ur beskrivningen.
watch-row = { $fitting ->
    [one] { $fitting } observation passar in
   *[other] { $fitting } observationer passar in
}. Obehandlade: { $unseen }. Bevakas sedan { $date }.
watch-ended = Avslutade
watch-since = Bevakas sedan { $date }
watch-proposed = Observationer som passar in
watch-proposed-none = Det finns inga obehandlade observationer som passar in.
watch-more = { $count ->
    [one] Dessutom gäller { $count } annan observation ämnet. Den visas när dessa har behandlats.
   *[other] Dessutom gäller { $count } andra observationer ämnet. De visas när dessa har behandlats.
}
watch-accepted = Godkända
watch-refused = Hör inte till ämnet
watch-nearly = Visa dem som nästan passar in
watch-nearly-text = Dessa ligger strax under gränsen. Ilmiötutka lär sig gränsen av vad du godkänner och vad du avvisar.
watch-fit-well = Passar bra
watch-fit-good = Passar
watch-fit-near = Passar kanske
watch-accept = Hör till ämnet
watch-refuse = Hör inte till
watch-take-back = Återkalla
watch-of = { $what }: observation { $date }
watch-manage = Hantera ämnet
watch-grow = Gör ämnet till ett fenomen
watch-grow-text = De godkända observationerna flyttas till ett nytt fenomen och bevakningen avslutas. Flytten kan återkallas på sidan Beslut, när namnet först har återkallats.
watch-grow-do = Skapa fenomenet
watch-grown = Ämnet har blivit ett fenomen:
watch-edit = Ändra beskrivningen
watch-edit-text = Observationerna söks på nytt. De godkända och de avvisade observationerna bevaras.
watch-save = Spara beskrivningen
watch-close = Avsluta bevakningen
watch-reopen = Fortsätt bevaka
watch-closed = Bevakningen är avslutad. Nya observationer samlas inte in.
watch-not-open = Bevakningen har redan avslutats. Ladda sidan på nytt.
watch-nothing-accepted = Ange först att minst en observation hör till ämnet.
watch-no-encoder = Observationerna kan inte jämföras just nu. På sidan Status står vad som saknas.
