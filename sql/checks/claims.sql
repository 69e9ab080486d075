-- grain: one row per claim of the batch; the key is its row in batch.claims, texts are their hashes, short enough for a float
with

claims as (
    select
        *,
        rowid as key,
    from batch.claims
),

articles as (
    select * from batch.articles
),

documents as (
    select * from batch.documents
),

claim_sources as (
    select * from batch.claim_sources
),

chains as (
    select
        claim_id,
        arg_max(kind, step) as last_kind,
        count(*) as steps,
        min(step) as first_step,
        max(step) as last_step,
    from claim_sources
    group by claim_id
),

final as (
    select
        c.key,
        hash(c.content) >> 12 as said,
        hash(array_to_string([d.text[s.start + 1:s."end"] for s in c.content_spans], ' ')) >> 12 as found,
        length(trim(c.content)) as content_length,
        c.quote_type in ('direct', 'indirect', 'reported', 'free_indirect', 'indirect_free_indirect')
            and c.stance in ('assert', 'deny', 'confirm', 'accuse', 'demand', 'ask') as labels_known,
        a.article_id is not null as article_known,
        c.speaker_name is not null as speaker_found,
        -- A text that names no outlet leaves its chains open; that is no fault of the chain.
        if(a.outlet is null and a.source_domain is null, null, h.last_kind) as last_kind,
        h.steps is not null and h.first_step in (0, 1) and h.last_step - h.first_step + 1 = h.steps as chain_whole,
    from claims as c
    left join articles as a using (article_id)
    left join documents as d using (document_id)
    left join chains as h using (claim_id)
)

select * from final
