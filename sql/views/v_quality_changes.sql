-- grain: one row per claim that a run has added to, changed in or taken from an article extracted before
create or replace view v_quality_changes as
with

claim_changes as (
    select * from claim_changes
),

runs as (
    select * from runs
),

documents as (
    select * from documents
),

articles as (
    select * from articles
),

final as (
    select
        c.run_id,
        r.started_at,
        r.pipeline_version,
        c.change,
        d.external_id,
        a.title,
        a.outlet,
        c.content,
        c.content_before,
        c.speaker,
        c.speaker_before,
        c.stance,
        c.stance_before,
        c.claim_id,
        c.article_id,
        c.document_id,
    from claim_changes as c
    inner join runs as r using (run_id)
    left join documents as d using (document_id)
    left join articles as a using (article_id)
)

select * from final
order by
    started_at desc,
    external_id,
    change,
    claim_id
