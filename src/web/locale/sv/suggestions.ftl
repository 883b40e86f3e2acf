# Förslag: vad Ilmiötutka skulle gruppera på ett annat sätt än människor har beslutat.
suggestions-title = Förslag
suggestions-lead = Vad Ilmiötutka skulle gruppera på ett annat sätt än vad som har beslutats. Ingenting ändras innan förslaget godkänns.
suggestions-none = Det finns inga förslag
suggestions-none-text = Ilmiötutka ger förslag vid nattens gruppering, om observationerna tyder på något annat än vad som har beslutats.
suggestions-open = { $count ->
    [one] { $count } förslag väntar på svar
   *[other] { $count } förslag väntar på svar
}
suggestion-merge = Ska fenomenen slås ihop?
suggestion-split = { $reports ->
    [one] Ska { $reports } observation avskiljas till ett eget fenomen?
   *[other] Ska { $reports } observationer avskiljas till ett eget fenomen?
}
suggestion-move = { $reports ->
    [one] Ska { $reports } observation flyttas till detta fenomen?
   *[other] Ska { $reports } observationer flyttas till detta fenomen?
}
suggestion-merge-similarity = Likheten mellan fenomenens observationer
suggestion-split-similarity = Likheten mellan dem som avskiljs
suggestion-split-similarity-now = Likheten med dem som blir kvar
suggestion-move-similarity = Likheten med observationerna i detta fenomen
suggestion-move-similarity-now = Likheten med observationerna i det nuvarande fenomenet
suggestion-words = Gemensamma ord
suggestion-reports = Observationer som förslaget gäller
suggestion-more = Dessutom { $count } andra
suggestion-accept = Godkänn
suggestion-refuse = Avvisa
suggestion-of = { $what } { $question } { $about }
suggestion-refused = Förslaget avvisades. Det ges inte på nytt innan läget ändras.
