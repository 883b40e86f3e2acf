# Saavutettavuusseloste.
accessibility-title = Saavutettavuusseloste
accessibility-lead = Haluamme, että jokainen voi käyttää Ilmiötutkaa. Tämä seloste koskee havaintolomaketta ja työryhmien sivuja.
accessibility-state = Palvelun saavutettavuus
accessibility-state-text = Tavoitteena on, että palvelu täyttää verkkosisällön saavutettavuusohjeiden (WCAG 2.1) A- ja AA-tason kriteerit, joita laki digitaalisten palvelujen tarjoamisesta (306/2019) edellyttää. Sivut toimivat näppäimistöllä ja ilman komentosarjoja, ja jokaisen kaavion tiedot saa myös taulukkona. Saavutettavuutta testataan ohjelmallisesti jokaisen muutoksen yhteydessä. Ulkopuolinen arvio on tekemättä.
accessibility-known = Tunnetut puutteet
accessibility-known-text = Havainnot näytetään sillä kielellä, jolla ne on kirjoitettu. Ilmiöiden nimet ovat koneen ehdotuksia, kunnes työryhmä on nimennyt ilmiön, joten ne voivat olla vaikeaselkoisia.
accessibility-feedback = Anna palautetta
accessibility-feedback-text = Jos jokin kohta ei toimi sinulla, kerro siitä palvelun ylläpitäjälle. Vastaamme kahden viikon kuluessa.
accessibility-supervision = Valvonta
accessibility-supervision-text = Jos et ole tyytyväinen vastaukseen, voit tehdä kantelun saavutettavuutta valvovalle viranomaiselle:
