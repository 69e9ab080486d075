-- grain: one refused document, or one flagged article, of the batch
-- reads: batch.quarantine; flagged (document_id, flags)
-- changes: batch.documents, batch.articles, batch.mentions, batch.claims, batch.claim_sources, batch.quality_outlets

-- one updated document per refusal of this run
update batch.documents
set status = 'quarantined'
where document_id in (select q.document_id from batch.quarantine as q);

-- one removed chain step per claim of a refused document
delete from batch.claim_sources
where claim_id in (
    select c.claim_id
    from batch.claims as c
    inner join batch.articles as a using (article_id)
    inner join batch.quarantine as q using (document_id)
);

-- one removed claim of a refused document
delete from batch.claims
where article_id in (
    select a.article_id
    from batch.articles as a
    inner join batch.quarantine as q using (document_id)
);

-- one removed mention of a refused document
delete from batch.mentions
where article_id in (
    select a.article_id
    from batch.articles as a
    inner join batch.quarantine as q using (document_id)
);

-- one removed article of a refused document; its segments and date candidates stay, as evidence
delete from batch.articles
where document_id in (select q.document_id from batch.quarantine as q);

-- one updated article per flagged document
update batch.articles as a
set
    quality = 'warn',
    quality_flags = list_sort(list_distinct(list_concat(a.quality_flags, f.flags))),
from flagged as f
where a.document_id = f.document_id;

-- one updated row per outlet of the batch: how many of its articles the checks have flagged and refused
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
where q.outlet is not distinct from every.outlet;
