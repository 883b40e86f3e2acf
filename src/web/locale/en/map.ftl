# The map of phenomena.
map-title = Map of phenomena
map-lead = The nearer two phenomena are to each other, the more alike are the reports about them.
map-how = The size of a circle tells the number of reports. Distances are approximate; a phenomenon stays in its place when more comes in.
map-described = Phenomena as circles, each a link to the phenomenon’s page. The table below the picture says the same.
map-left-out = { $count ->
    [one] One smaller phenomenon is not on the map.
   *[other] { $count } smaller phenomena are not on the map.
 }
map-key-usual = Phenomenon
map-key-raised = Phenomenon with a new alert
map-raised = new alert
map-table = Phenomena as a table
map-nearest = Nearest other phenomenon
