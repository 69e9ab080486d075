-- grain: one new row per claim that this run adds to, changes in or takes from an article extracted before
-- reads: published.documents, published.articles, published.claims, batch.documents, batch.claims, kept_claims
-- What an analyst has decided stays as it is, whatever is found.
-- changes: warehouse.claim_changes

-- one new row per claim that this run adds to, changes in or takes from an article extracted before
insert into warehouse.claim_changes by name
with

articles_before as (
    select
        a.article_id,
        a.document_id,
        p.pipeline_version,
    from published.articles as a
    inner join batch.documents as d using (document_id)
    inner join published.documents as p using (document_id)
),

claims_now as (
    select
        c.*,
        a.document_id,
        c.content_spans[1].start as first_char,
        c.content_spans[-1]."end" as last_char,
    from batch.claims as c
    inner join articles_before as a using (article_id)
),

claims_before as (
    select
        c.*,
        a.document_id,
        c.content_spans[1].start as first_char,
        c.content_spans[-1]."end" as last_char,
    from published.claims as c
    inner join articles_before as a using (article_id)
),

overlapping as (
    -- An id changes with the span; a claim that only grew or shrank is the same claim, changed.
    select
        n.claim_id,
        arg_max(
            b.claim_id,
            least(n.last_char, b.last_char) - greatest(n.first_char, b.first_char)
        ) as claim_id_before,
    from claims_now as n
    inner join claims_before as b
        on
            n.article_id = b.article_id
            and n.first_char < b.last_char
            and b.first_char < n.last_char
    where
        n.claim_id not in (select claim_id from claims_before)
        and b.claim_id not in (select claim_id from claims_now)
    group by n.claim_id
),

partners as (
    select
        n.*,
        coalesce(o.claim_id_before, n.claim_id) as claim_id_before,
    from claims_now as n
    left join overlapping as o using (claim_id)
),

final as (
    select
        $run_id as run_id,
        coalesce(n.document_id, b.document_id) as document_id,
        coalesce(n.article_id, b.article_id) as article_id,
        case
            when b.claim_id is null then 'new'
            when n.claim_id is null then 'vanished'
            else 'changed'
        end as change,
        coalesce(n.claim_id, b.claim_id) as claim_id,
        n.content,
        b.content as content_before,
        if(b.speaker_by = 'manual' and n.claim_id is not null, b.speaker_name, n.speaker_name) as speaker,
        b.speaker_name as speaker_before,
        if(b.stance_by = 'manual' and n.claim_id is not null, b.stance, n.stance) as stance,
        b.stance as stance_before,
        (n.content, n.hedged, n.quote_type) is distinct from (b.content, b.hedged, b.quote_type) as is_reworded,
        v.pipeline_version as pipeline_version_before,
    from partners as n
    full join claims_before as b on n.claim_id_before = b.claim_id
    inner join articles_before as v on coalesce(n.article_id, b.article_id) = v.article_id
    anti join kept_claims as k on b.claim_id = k.claim_id
)

select * exclude (is_reworded)
from final
where
    is_reworded
    or (speaker, stance) is distinct from (speaker_before, stance_before);
