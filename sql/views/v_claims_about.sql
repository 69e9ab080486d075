-- grain: one row per claim and entity that its content names
-- Built of tables and not of v_claims, which would make the chains of all claims for a question about few.
create or replace view v_claims_about as
with

claims as (
    select *
    from claims
    where status <> 'rejected'
),

mentions as (
    select *
    from mentions
    where entity_id is not null
),

articles as (
    select a.*
    from articles as a
    inner join documents as d using (document_id)
    where d.superseded_by is null
),

entities as (
    select * from entities
),

named as (
    select distinct
        m.entity_id,
        c.claim_id,
    from mentions as m
    inner join claims as c
        on
            m.article_id = c.article_id
            and m.start_char >= c.content_spans[1].start
            and m.end_char <= c.content_spans[-1]."end"
            and (
                -- Between the parts of a content stands who speaks: "„Wir prüfen“, sagte Roth, „ob …“".
                len(c.content_spans) = 1
                or len(list_filter(c.content_spans, lambda s: m.start_char >= s.start and m.end_char <= s."end")) > 0
            )
),

final as (
    select
        e.name as about,
        e.kind as about_kind,
        a.published_at,
        a.published_precision,
        a.outlet,
        c.speaker_name as speaker,
        s.name as speaker_entity,
        c.speaker_anonymous,
        c.stance,
        c.hedged,
        c.content,
        c.confidence,
        coalesce(c.speaker_entity_id = n.entity_id, false) as by_itself,
        n.entity_id as about_entity_id,
        c.speaker_entity_id,
        n.claim_id,
        c.statement_id,
        a.story_id,
        c.article_id,
    from named as n
    inner join claims as c using (claim_id)
    inner join articles as a using (article_id)
    inner join entities as e on n.entity_id = e.entity_id
    left join entities as s on c.speaker_entity_id = s.entity_id
)

select * from final;

comment on view v_claims_about is 'One row per claim and entity that its content names: what is said about whom.';
comment on column v_claims_about.about
is 'Whom or what the claim names, under one name in all articles and languages; entities.aliases has its other spellings.';
comment on column v_claims_about.about_kind is 'Kind of what is named.';
comment on column v_claims_about.published_at
is 'When it was published; before counting days read published_precision, and cast timezone(''UTC'', published_at).';
comment on column v_claims_about.published_precision
is 'What the publication date is exact to: second, minute, day, month or year.';
comment on column v_claims_about.outlet is 'Who published the article, by name.';
comment on column v_claims_about.speaker is 'Who said it, as the article writes the name.';
comment on column v_claims_about.speaker_entity
is 'Who said it, under one name in all articles and languages; entities.aliases has its other spellings.';
comment on column v_claims_about.speaker_anonymous
is 'Whether the article knows who speaks and keeps the name back (unnamed officials, Insider).';
comment on column v_claims_about.stance
is 'What the speaker does with the content: assert, deny, confirm, accuse, demand or ask.';
comment on column v_claims_about.hedged is 'Whether the report keeps its distance (allegedly, soll … haben).';
comment on column v_claims_about.content is 'What was said, in the words of the article.';
comment on column v_claims_about.confidence
is 'How probably somebody did say this, from 0 to 1: of claims at 0.9, nine in ten are right.';
comment on column v_claims_about.by_itself is 'Whether the one who is named is the one who speaks.';
comment on column v_claims_about.about_entity_id is 'Entity that is named.';
comment on column v_claims_about.speaker_entity_id is 'Entity of the speaker; null where unknown.';
comment on column v_claims_about.claim_id is 'The claim.';
comment on column v_claims_about.statement_id is 'The statement; the same claim in other articles has the same.';
comment on column v_claims_about.story_id is 'The story.';
comment on column v_claims_about.article_id is 'The article.';
