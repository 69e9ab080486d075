-- grain: one row per refused document of one run, open ones first, with what the document says of itself
create or replace view v_quarantine as
with

quarantine as (
    select * from quarantine
),

documents as (
    select * from documents
),

date_candidates as (
    select * from date_candidates
),

dates as (
    select
        document_id,
        count(*) as date_candidates,
        list(evidence order by confidence desc, value_at)[:5] as date_evidence,
    from date_candidates
    group by document_id
),

final as (
    select
        q.document_id,
        q.run_id,
        d.external_id,
        q.uri,
        q.stage,
        q.reasons,
        q.detail,
        q.quarantined_at,
        q.resolved_at is null as open,
        q.resolved_at,
        q.resolution,
        d.media_type,
        d.encoding,
        length(d.text) as characters,
        d.text[:200] as opening,
        coalesce(t.date_candidates, 0) as date_candidates,
        coalesce(t.date_evidence, []) as date_evidence,
    from quarantine as q
    left join documents as d using (document_id)
    left join dates as t using (document_id)
)

select * from final
order by open desc, quarantined_at desc, uri
