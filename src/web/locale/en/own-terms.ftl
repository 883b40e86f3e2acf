# The search vocabulary.
own-terms-title = Search vocabulary
own-terms-lead = Add your county's own names and abbreviations here. The search takes the words of one entry for the same, between Finnish and Swedish too.
own-terms-none = There are no words of your own yet
own-terms-none-text = The search knows common concepts already, such as Kela and FPA. Add those that only you know.
own-terms-new = Add words
own-terms-finnish = In Finnish
own-terms-swedish = In Swedish
own-terms-hint = Separate the words with commas, such as: Hyko, hyvinvointikeskus Koivu.
own-terms-add = Add
own-terms-remove = Remove
own-terms-by = Added by { $who }, { $when }
own-terms-faults = The words could not be added
own-terms-fault-few = Type at least two words of the same meaning.
own-terms-fault-long = Type at most 20 words in each language, each of at most 100 characters.
own-terms-fault-many = The vocabulary has 2,000 entries already. Remove one first.
