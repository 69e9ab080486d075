-- grain: one row per two claims of one article that take the same words in two ways: denied or not, or of two speakers
create or replace view v_claim_contradictions as
with

claims as (
    select
        *,
        content_spans[1].start as first_char,
        content_spans[-1]."end" as last_char,
    from claims
    where status <> 'rejected'
),

articles as (
    select * from articles
),

documents as (
    select * from documents
),

pairs as (
    select
        a.article_id,
        a.claim_id,
        b.claim_id as other_claim_id,
        if((a.stance = 'deny') <> (b.stance = 'deny'), 'stance', 'speaker') as about,
        a.content,
        b.content as other_content,
        a.speaker_name as speaker,
        b.speaker_name as other_speaker,
        a.stance,
        b.stance as other_stance,
        a.found_by,
        b.found_by as other_found_by,
    from claims as a
    inner join claims as b
        on
            a.article_id = b.article_id
            and a.position < b.position
            and a.first_char < b.last_char
            and b.first_char < a.last_char
    where
        -- A claim about what another has said holds his words inside its own; the same words differ by little.
        least(a.last_char, b.last_char) - greatest(a.first_char, b.first_char)
        >= 0.8 * greatest(a.last_char - a.first_char, b.last_char - b.first_char)
        and ((a.stance = 'deny') <> (b.stance = 'deny') or a.speaker_name <> b.speaker_name)
),

final as (
    select
        d.run_id,
        r.title,
        p.*,
    from pairs as p
    inner join articles as r using (article_id)
    inner join documents as d using (document_id)
)

select * from final
order by
    article_id,
    claim_id,
    other_claim_id;

comment on view v_claim_contradictions
is 'One row per two claims of one article that take the same words in two ways: denied or not, or of two speakers.';
comment on column v_claim_contradictions.run_id is 'The run that extracted them.';
comment on column v_claim_contradictions.title is 'Headline of the article.';
comment on column v_claim_contradictions.article_id is 'The article.';
comment on column v_claim_contradictions.claim_id is 'The earlier claim.';
comment on column v_claim_contradictions.other_claim_id is 'The later claim.';
comment on column v_claim_contradictions.about is 'What they differ in: stance or speaker.';
comment on column v_claim_contradictions.content is 'Words of the earlier claim.';
comment on column v_claim_contradictions.other_content is 'Words of the later claim.';
comment on column v_claim_contradictions.speaker is 'Speaker of the earlier claim.';
comment on column v_claim_contradictions.other_speaker is 'Speaker of the later claim.';
comment on column v_claim_contradictions.stance is 'Stance of the earlier claim.';
comment on column v_claim_contradictions.other_stance is 'Stance of the later claim.';
comment on column v_claim_contradictions.found_by is 'What found the earlier claim.';
comment on column v_claim_contradictions.other_found_by is 'What found the later claim.';
