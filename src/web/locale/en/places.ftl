# Places.
places-title = Where observations come from
places-lead = Observations by wellbeing services county and municipality. The number tells how much was reported, not how many problems there are.
places-period = From
places-year = the last 12 months
places-quarter = the last 90 days
places-all = all time
places-map = The counties on the map
places-map-text = The tiles lie about where the counties do on a map. The darker a tile, the more observations.
places-counties = Wellbeing services counties
places-observations = Observations
places-unknown = Not known
places-none = No observations have come from here in this time.
places-search = Search this county's observations
