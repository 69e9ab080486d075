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
        c.pipeline_version_before,
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
    claim_id;

comment on view v_quality_changes
is 'One row per claim that a run has added to, changed in or taken from an article extracted before.';
comment on column v_quality_changes.run_id is 'The run.';
comment on column v_quality_changes.started_at is 'When the run began.';
comment on column v_quality_changes.pipeline_version is 'Release and digest of the code that made the rows.';
comment on column v_quality_changes.pipeline_version_before
is 'Release and digest of the code that had extracted the article.';
comment on column v_quality_changes.change is 'Whether the claim is new, changed or vanished.';
comment on column v_quality_changes.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_quality_changes.title is 'Headline.';
comment on column v_quality_changes.outlet is 'Who published the article, by name.';
comment on column v_quality_changes.content is 'What was said, in the words of the article.';
comment on column v_quality_changes.content_before is 'What was said, as it was extracted before.';
comment on column v_quality_changes.speaker is 'Who said it.';
comment on column v_quality_changes.speaker_before is 'Who said it, as it was extracted before.';
comment on column v_quality_changes.stance
is 'What the speaker does with the content: assert, deny, confirm, accuse, demand or ask.';
comment on column v_quality_changes.stance_before is 'The stance, as it was extracted before.';
comment on column v_quality_changes.claim_id is 'The claim.';
comment on column v_quality_changes.article_id is 'The article.';
comment on column v_quality_changes.document_id is 'The document.';
