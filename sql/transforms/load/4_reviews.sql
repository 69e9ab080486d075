-- grain: one review of a claim, or one reviewed claim, of an article that is extracted anew
-- reads: published.claims, published.claim_sources, warehouse.articles, warehouse.documents, batch.articles
-- creates: kept_claims
-- changes: warehouse.claim_reviews, warehouse.claims, warehouse.claim_sources

-- one updated review per aspect of a claim that has grown, shrunk or changed its type, and so has another id now
update warehouse.claim_reviews as r
set claim_id = n.claim_id
from (
    with

    orphans as (
        select distinct
            r.claim_id,
            r.article_id,
            r.content_spans[1].start as first_char,
            r.content_spans[-1]."end" as last_char,
        from warehouse.claim_reviews as r
        semi join batch.articles as a using (article_id)
        anti join warehouse.claims as c using (claim_id)
    ),

    shared_claims as (
        select
            o.claim_id as claim_id_before,
            c.claim_id,
            least(o.last_char, c.content_spans[-1]."end") - greatest(o.first_char, c.content_spans[1].start) as shared,
            greatest(o.last_char - o.first_char, c.content_spans[-1]."end" - c.content_spans[1].start) as longer,
        from orphans as o
        inner join warehouse.claims as c using (article_id)
        anti join warehouse.claim_reviews as d on c.claim_id = d.claim_id
    )

    select
        claim_id_before,
        claim_id,
    from shared_claims
    where 2 * shared > longer  -- so no claim takes over the decisions on two
    qualify row_number() over (partition by claim_id_before order by shared / longer desc, claim_id) = 1
) as n
where r.claim_id = n.claim_id_before;

-- one row per accepted or corrected claim that is found no more, though the text still says it: it is kept
create or replace temp table kept_claims as
select c.*
from published.claims as c
semi join batch.articles as b using (article_id)
semi join (from warehouse.claim_reviews) as r using (claim_id)
inner join warehouse.articles as a using (article_id)
inner join warehouse.documents as d using (document_id)
anti join warehouse.claims as w using (claim_id)
where
    c.status in ('accepted', 'corrected')
    and list_bool_and(
        list_transform(
            c.content_spans,
            lambda span: contains(c.content, substring(d.text, span.start + 1, span."end" - span.start))
        )
    );

-- one row per kept claim
insert into warehouse.claims by name
select * exclude (statement_id)
from kept_claims;

-- one row per step of its chain
insert into warehouse.claim_sources by name
select s.*
from published.claim_sources as s
semi join kept_claims using (claim_id);
