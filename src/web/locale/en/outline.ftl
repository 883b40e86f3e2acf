# Phenomena for those who see a part of the observations, or figures alone.
outline-fewer = fewer than { $count } observations
outline-at-least = at least { $count } observations
outline-hidden = Small counts are not shown, so that nobody can be recognised: counts below { $count } are left out, and others are rounded down.
outline-limited = You see those observations of the phenomena that your account covers.
outline-last = Latest observation
outline-by-year = Observations by year
outline-year = Year
outline-when-and-where = When, where and who
