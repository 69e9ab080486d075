-- grain: one document of the batch that another run has brought in since this one began
-- reads: batch.known_runs, batch.corrections, published.documents, published.runs
-- creates: batch.known_runs, batch.given_way
-- changes: batch.runs, batch.documents and every table of the batch that tells of them
-- A run of before, whose batch does not say which runs it knew, knows all that are published.
create table if not exists batch.known_runs as
select r.run_id
from published.runs as r;

create table if not exists batch.given_way (
    document_id varchar primary key,
    status varchar not null,
    found varchar not null,
    duplicate_of varchar,
);

-- one row per document of the batch that came by another run, or whose text did under another id.
-- What an analyst has corrected with this run goes on.
insert or replace into batch.given_way by name
with

later as (
    select d.*
    from published.documents as d
    semi join (
        select r.run_id
        from published.runs as r
        anti join batch.known_runs as k using (run_id)
    ) as r using (run_id)
),

same_document as (
    select
        b.document_id,
        b.status,
        l.status as found,
        null as duplicate_of,
    from batch.documents as b
    inner join later as l using (document_id)
    anti join batch.corrections as c using (document_id)
    where
        l.status <> 'quarantined'
        or b.status = 'quarantined'
),

same_text as (
    select
        b.document_id,
        b.status,
        'duplicate' as found,
        min(l.document_id) as duplicate_of,
    from batch.documents as b
    inner join later as l using (content_hash)
    anti join same_document as s on b.document_id = s.document_id
    where
        b.status = 'loaded'
        and l.status = 'loaded'
        and b.document_id <> l.document_id
    group by all
),

final as (
    select * from same_document
    union all
    select * from same_text
)

select * from final;

-- one removed chain step per claim of such a document
delete from batch.claim_sources
where claim_id in (
    select c.claim_id
    from batch.claims as c
    inner join batch.articles as a using (article_id)
    inner join batch.given_way as g using (document_id)
);

-- one removed claim of such a document
delete from batch.claims
where article_id in (
    select a.article_id
    from batch.articles as a
    inner join batch.given_way as g using (document_id)
);

-- one removed mention of such a document
delete from batch.mentions
where article_id in (
    select a.article_id
    from batch.articles as a
    inner join batch.given_way as g using (document_id)
);

-- one removed article of such a document
delete from batch.articles
where document_id in (select g.document_id from batch.given_way as g);

-- one removed segment of such a document
delete from batch.segments
where document_id in (select g.document_id from batch.given_way as g);

-- one removed candidate of such a document
delete from batch.date_candidates
where document_id in (select g.document_id from batch.given_way as g);

-- one removed original of such a document
delete from batch.originals
where document_id in (select g.document_id from batch.given_way as g);

-- one removed refusal of such a document
delete from batch.quarantine
where document_id in (select g.document_id from batch.given_way as g);

-- one updated document per copy of a text that another run has brought in, and per copy of such a copy
update batch.documents as d
set
    status = 'duplicate',
    duplicate_of = g.duplicate_of,
    address = null,
from batch.given_way as g
where
    g.duplicate_of is not null
    and g.document_id in (d.document_id, d.duplicate_of);

-- one removed document that another run has brought in
delete from batch.documents
where document_id in (
    select g.document_id
    from batch.given_way as g
    where g.duplicate_of is null
);

-- one updated run: what gave way counts as known, or as a copy; where nothing remains, there is nothing to judge
update batch.runs as r
set
    loaded = c.loaded,
    quarantined = c.quarantined,
    duplicate = r.read - c.loaded - c.quarantined,
    verdict = if(
        c.documents > 0,
        r.verdict,
        'Nothing new: other runs have brought in every document since this one began.'
    ),
from (
    select
        count(*) as documents,
        count(*) filter (where status = 'loaded') as loaded,
        count(*) filter (where status = 'quarantined') as quarantined,
    from batch.documents
) as c
where exists (from batch.given_way);

-- one removed result of a check per check of a run of which nothing remains
delete from batch.quality_results
where not exists (from batch.documents);

-- one removed row per outlet of such a run
delete from batch.quality_outlets
where not exists (from batch.documents);

-- one removed row per share of such a run
delete from batch.quality_shares
where not exists (from batch.documents);
