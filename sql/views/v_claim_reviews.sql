-- grain: one row per claim that an analyst has decided on, with its text, what had been found and what was decided
create or replace view v_claim_reviews as
with

decided as (
    select
        claim_id,
        any_value(article_id) as article_id,
        any_value(content_spans) as content_spans,
        max(value) filter (where aspect = 'verdict') as verdict,
        max(value) filter (where aspect = 'speaker') as speaker,
        max(value_before) filter (where aspect = 'speaker') as speaker_before,
        max(value) filter (where aspect = 'stance') as stance,
        max(value_before) filter (where aspect = 'stance') as stance_before,
        arg_max(reason, reviewed_at) as reason,
        arg_max(reviewed_by, reviewed_at) as reviewed_by,
        max(reviewed_at) as reviewed_at,
    from claim_reviews
    group by claim_id
),

claims as (
    select * from claims
),

articles as (
    select * from articles
),

documents as (
    select * from documents
),

final as (
    select
        d.claim_id,
        case
            when d.verdict = 'rejected' then 'rejected'
            when coalesce(d.speaker, d.stance) is not null then 'corrected'
            else 'accepted'
        end as status,
        if(d.speaker is null, c.speaker_name, d.speaker_before) as speaker_before,
        coalesce(d.speaker, c.speaker_name) as speaker,
        coalesce(d.stance_before, c.stance) as stance_before,
        coalesce(d.stance, c.stance) as stance,
        d.reason,
        d.reviewed_by,
        d.reviewed_at,
        c.claim_id is not null as found,
        c.found_by,
        c.quote_type,
        c.hedged,
        c.content,
        coalesce(c.content_spans, d.content_spans) as content_spans,
        c.speaker_text,
        c.speaker_spans,
        c.cue_spans,
        c.frame_spans,
        c.addressee_spans,
        a.language,
        a.outlet,
        d.article_id,
        a.document_id,
        o.external_id,
        o.text,
    from decided as d
    left join claims as c using (claim_id)
    left join articles as a on d.article_id = a.article_id
    left join documents as o on a.document_id = o.document_id
)

select * from final
order by reviewed_at desc, claim_id;

comment on view v_claim_reviews
is 'One row per claim that an analyst has decided on, with its text, what had been found and what was decided.';
comment on column v_claim_reviews.claim_id is 'The claim.';
comment on column v_claim_reviews.status is 'The decision: accepted, corrected or rejected.';
comment on column v_claim_reviews.speaker_before is 'Who said it, as it had been found.';
comment on column v_claim_reviews.speaker is 'Who said it, as decided.';
comment on column v_claim_reviews.stance_before is 'The stance, as it had been found.';
comment on column v_claim_reviews.stance is 'The stance, as decided.';
comment on column v_claim_reviews.reason is 'Why, as the analyst says.';
comment on column v_claim_reviews.reviewed_by is 'Who decided last.';
comment on column v_claim_reviews.reviewed_at is 'When it was decided last.';
comment on column v_claim_reviews.found
is 'Whether the claim is in the warehouse; a rejected one may be found no more.';
comment on column v_claim_reviews.found_by is 'What found the claim: the model, or a rule by name.';
comment on column v_claim_reviews.quote_type
is 'How it is reported: direct, indirect, reported, free_indirect or indirect_free_indirect.';
comment on column v_claim_reviews.hedged is 'Whether the report keeps its distance (allegedly, soll … haben).';
comment on column v_claim_reviews.content is 'What was said, in the words of the article.';
comment on column v_claim_reviews.content_spans is 'Where the content stands in the text.';
comment on column v_claim_reviews.speaker_text is 'The words for the speaker as written.';
comment on column v_claim_reviews.speaker_spans is 'Where the words for the speaker stand in the text.';
comment on column v_claim_reviews.cue_spans is 'Where the reporting words stand in the text.';
comment on column v_claim_reviews.frame_spans is 'Where the reporting clause stands in the text.';
comment on column v_claim_reviews.addressee_spans is 'Where the text names to whom it was said.';
comment on column v_claim_reviews.language is 'Language code (ISO 639-1).';
comment on column v_claim_reviews.outlet is 'Who published the article, by name.';
comment on column v_claim_reviews.article_id is 'The article.';
comment on column v_claim_reviews.document_id is 'The document.';
comment on column v_claim_reviews.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_claim_reviews.text is 'The whole text of the document, in which every span is a range of characters.';
