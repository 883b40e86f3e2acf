# Fenomen för dem som bara ser en del av observationerna eller enbart antal.
outline-fewer = färre än { $count } observationer
outline-at-least = minst { $count } observationer
outline-hidden = Små antal visas inte, så att ingen kan kännas igen: antal under { $count } utelämnas och övriga är avrundade nedåt.
outline-limited = Du ser de observationer i fenomenen som din behörighet omfattar.
outline-last = Senaste observation
outline-by-year = Observationer per år
outline-year = År
outline-when-and-where = När, var och vem
