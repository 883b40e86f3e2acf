# Sökordlista.
own-terms-title = Sökordlista
own-terms-lead = Lägg till områdets egna namn och förkortningar här. Sökningen räknar orden på samma rad som likbetydande, också mellan finska och svenska.
own-terms-none = Det finns inga egna ord ännu
own-terms-none-text = Sökningen känner redan till allmänna begrepp, såsom FPA och Kela. Lägg till dem som bara ni känner till.
own-terms-new = Lägg till ord
own-terms-finnish = På finska
own-terms-swedish = På svenska
own-terms-hint = Åtskilj orden med kommatecken, till exempel: Hyko, välfärdscentralen Björken.
own-terms-add = Lägg till
own-terms-remove = Ta bort
own-terms-by = Tillagt av { $who }, { $when }
own-terms-faults = Orden kunde inte läggas till
own-terms-fault-few = Skriv minst två ord som betyder samma sak.
own-terms-fault-long = Skriv högst 20 ord på vartdera språket, vart och ett med högst 100 tecken.
own-terms-fault-many = Ordlistan har redan 2 000 rader. Ta först bort någon.
