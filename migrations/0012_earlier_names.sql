-- Of the names that people gave before decisions were kept, each was said to have replaced the machine's. One
-- that followed another replaced that, so that undoing it brings the other back.
with given as (
    select id, phenomenon_id, detail, lag(detail) over (partition by phenomenon_id order by at, id) as earlier
    from phenomenon_event where kind = 'named' and id in (select id from decision)
)
update decision set change = (
    select '{"facets":[{"phenomenon":"' || phenomenon_id
        || '","from":{"names":{"names":' || earlier || ',"by":"person"}},"to":{"names":{"names":'
        || detail || ',"by":"person"}}}]}'
    from given where given.id = decision.id
)
where id in (select id from given where earlier is not null);
