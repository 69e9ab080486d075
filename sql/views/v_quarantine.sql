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
order by open desc, quarantined_at desc, uri;

comment on view v_quarantine
is 'One row per refused document of one run, open ones first, with what the document says of itself.';
comment on column v_quarantine.document_id is 'The document.';
comment on column v_quarantine.run_id is 'The run.';
comment on column v_quarantine.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_quarantine.uri is 'Where the document was read from.';
comment on column v_quarantine.stage is 'The step that refused the document.';
comment on column v_quarantine.reasons is 'Why the document was refused, as short codes.';
comment on column v_quarantine.detail is 'One line on why the document was refused.';
comment on column v_quarantine.quarantined_at is 'When the document was refused.';
comment on column v_quarantine.open is 'Whether the refusal still waits.';
comment on column v_quarantine.resolved_at is 'When the refusal was resolved; null while it waits.';
comment on column v_quarantine.resolution is 'How the refusal was resolved.';
comment on column v_quarantine.media_type is 'Media type of what was read.';
comment on column v_quarantine.encoding is 'Character encoding that the bytes were decoded with.';
comment on column v_quarantine.characters is 'Length of the document''s text.';
comment on column v_quarantine.opening is 'First words of the document.';
comment on column v_quarantine.date_candidates is 'Candidate dates that were found.';
comment on column v_quarantine.date_evidence is 'Text that the best candidate rests on.';
