-- grain: one row per claim of an article in its newest version
create or replace view v_claims as
with

claims as (
    select *
    from claims
    where status <> 'rejected'
),

articles as (
    select
        a.*,
        d.external_id,
        d.first_seen_at,
    from articles as a
    inner join documents as d using (document_id)
    where d.superseded_by is null
),

entities as (
    select * from entities
),

final as (
    select
        c.claim_id,
        a.published_at,
        a.published_precision,
        a.outlet,
        c.speaker_name as speaker,  -- as the article writes the name, in full
        e.name as speaker_entity,  -- the same in every article and language
        c.stance,
        c.content,
        c.hedged,
        h.chain,
        c.quote_type,
        c.cue_text,
        c.cue_lemma,
        c.speaker_text,
        c.speaker_named,
        c.speaker_anonymous,
        c.said_at,
        c.said_precision,
        e.kind as speaker_kind,
        c.speaker_entity_id,
        a.title,
        a.source_url,
        a.language,
        h.relays,
        c.rule,
        c.confidence,
        c.speaker_confidence,
        c.status,
        c.statement_id,
        a.story_id,
        c.article_id,
        a.external_id,
        c.position,
        a.first_seen_at,
    from claims as c
    inner join articles as a using (article_id)
    left join entities as e on c.speaker_entity_id = e.entity_id
    -- For each claim alone: who asks for one article or person makes no other chains.
    left join lateral (
        select
            string_agg(s.name, ' → ' order by s.step) as chain,
            nullif(count(*), 0) - 2 as relays,
        from claim_sources as s
        where s.claim_id = c.claim_id
    ) as h on true
)

select * from final;

comment on view v_claims is 'One row per claim of an article in its newest version.';
comment on column v_claims.claim_id is 'The claim.';
comment on column v_claims.published_at
is 'When it was published; before counting days read published_precision, and cast timezone(''UTC'', published_at).';
comment on column v_claims.published_precision
is 'What the publication date is exact to: second, minute, day, month or year.';
comment on column v_claims.outlet is 'Who published the article, by name.';
comment on column v_claims.speaker is 'Who said it, as the article writes the name; null where nobody is named for it.';
comment on column v_claims.speaker_entity
is 'Who said it, under one name in all articles and languages; entities.aliases has its other spellings.';
comment on column v_claims.stance
is 'What the speaker does with the content: assert, deny, confirm, accuse, demand or ask.';
comment on column v_claims.content is 'What was said, in the words of the article.';
comment on column v_claims.hedged is 'Whether the report keeps its distance (allegedly, soll … haben).';
comment on column v_claims.chain
is 'Who passed the claim on, from the speaker to the publishing outlet, as one line of text.';
comment on column v_claims.quote_type
is 'How it is reported: direct, indirect, reported, free_indirect or indirect_free_indirect.';
comment on column v_claims.cue_text is 'The reporting words as written.';
comment on column v_claims.cue_lemma is 'Base form of the reporting words.';
comment on column v_claims.speaker_text is 'The words for the speaker as written.';
comment on column v_claims.speaker_named is 'Whether the claim''s own words name the speaker.';
comment on column v_claims.speaker_anonymous
is 'Whether the article knows who speaks and keeps the name back (unnamed officials, Insider).';
comment on column v_claims.said_at is 'When it was said, where the reporting clause dates it; null elsewhere.';
comment on column v_claims.said_precision is 'What said_at is exact to: day, month or year.';
comment on column v_claims.speaker_kind is 'Kind of the speaker''s entity.';
comment on column v_claims.speaker_entity_id is 'Entity of the speaker; null where unknown.';
comment on column v_claims.title is 'Headline.';
comment on column v_claims.source_url is 'Address of the article.';
comment on column v_claims.language is 'Language code (ISO 639-1).';
comment on column v_claims.relays is 'How many passed the claim on between its speaker and the outlet.';
comment on column v_claims.rule is 'What found the row.';
comment on column v_claims.confidence
is 'How probably somebody did say this, from 0 to 1: of claims at 0.9, nine in ten are right.';
comment on column v_claims.speaker_confidence
is 'How probably both the content and the words for the speaker are right, from 0 to 1.';
comment on column v_claims.status
is 'What an analyst has decided: extracted (nothing yet), accepted or corrected; rejected claims are left out.';
comment on column v_claims.statement_id is 'The statement; the same claim in other articles has the same.';
comment on column v_claims.story_id is 'The story; other articles on the same event have the same.';
comment on column v_claims.article_id is 'The article.';
comment on column v_claims.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_claims.position is 'Order within the article, from 0.';
comment on column v_claims.first_seen_at is 'When the article first arrived.';
