# Ilmiöt niille, jotka näkevät havainnoista vain osan tai pelkät luvut.
outline-fewer = alle { $count } havaintoa
outline-at-least = vähintään { $count } havaintoa
outline-hidden = Pieniä lukuja ei näytetä, jotta ketään ei voi tunnistaa: alle { $count } havainnon luvut puuttuvat, ja muut on pyöristetty alaspäin.
outline-limited = Näet ilmiöistä ne havainnot, joihin käyttöoikeutesi ulottuu.
outline-last = Uusin havainto
outline-by-year = Havainnot vuosittain
outline-year = Vuosi
outline-when-and-where = Milloin, missä ja kuka
