-- grain: one updated row per outlet of the batch: how many of its articles the checks have flagged and refused
update batch.quality_outlets as q
set
    refused = q.articles - coalesce(k.kept, 0),
    with_warning = coalesce(k.flagged, 0),
from batch.quality_outlets as every
left join (
    select
        coalesce(outlet, source_domain) as outlet,
        count(*) as kept,
        count(*) filter (where quality = 'warn') as flagged,
    from batch.articles
    group by all
) as k on every.outlet is not distinct from k.outlet
where q.outlet is not distinct from every.outlet
