# Two observations beside each other.
pair-title = Why these are alike
pair-lead = The similarity of the observations is { $share }. The comparison heeds what the texts mean and the concepts that they share, between languages too.
pair-untied = The observations are alike as a whole; there is no single concept or sentence in common.
pair-marks = The words that tie the texts are marked.
pair-sentences = Sentences nearest in meaning
pair-why = Why alike?
