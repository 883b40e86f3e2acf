# Search.
search-title = Search
search-query = Search the observations
search-query-hint = Type words or a question in Finnish or Swedish.
search-go = Search
search-narrow = Narrow the search
search-narrowed = Narrow the search ({ $count } set)
search-any = All
search-clear = Clear the search
search-from = From
search-to = To
search-no-date = Type the day as yyyy-mm-dd.
search-county = Wellbeing services county
search-municipality = Municipality
search-service-line = Service line
search-reporter = Reporter group
search-phenomenon = Phenomenon
search-language = Language
search-total = { $count ->
    [0] No results
    [one] { $count } observation
   *[other] { $count } observations
}
search-understood = Searched for:
search-understood-word = word
search-understood-phrase = phrase
search-understood-without = without
search-or = or
search-found-by-words = Found by words
search-found-by-meaning = Close in meaning
search-nothing = The search found nothing
search-nothing-text = Try other words or remove some of the limits.
search-how-words = The search finds words in every inflection and as parts of compounds.
search-how-meaning = Observations close in meaning are included too, in both languages.
search-words-only = The language model is not installed, so the search finds by words alone.
search-how-signs = Quotation marks look for an exact phrase, a minus sign leaves a word out and OR looks for either. You can also narrow the search by typing, for example, municipality:Vaasa.
