-- grain: one row per attributed statement of an article
create table if not exists claims (
    claim_id varchar not null,
    article_id varchar not null,
    position integer not null,
    language varchar not null,
    quote_type varchar not null
        check (quote_type in ('direct', 'indirect', 'reported', 'free_indirect', 'indirect_free_indirect')),
    stance varchar not null check (stance in ('assert', 'deny', 'confirm', 'accuse', 'demand', 'ask')),
    hedged boolean not null,
    content varchar not null,
    content_spans struct(start integer, "end" integer)[] not null,
    speaker_entity_id varchar,
    speaker_mention_id varchar,
    speaker_name varchar,
    speaker_text varchar,
    speaker_spans struct(start integer, "end" integer)[] not null,
    speaker_named boolean not null,
    speaker_anonymous boolean not null default false,
    said_at timestamptz,
    said_precision varchar check (said_precision in ('day', 'month', 'year')),
    cue_text varchar,
    cue_lemma varchar,
    cue_spans struct(start integer, "end" integer)[] not null,
    frame_spans struct(start integer, "end" integer)[] not null,
    addressee_spans struct(start integer, "end" integer)[] not null,
    statement_id varchar,
    found_by varchar not null,
    stance_by varchar not null,
    speaker_by varchar not null,
    rule varchar not null,
    confidence double not null,
    speaker_confidence double,
    status varchar not null default 'extracted'
        check (status in ('extracted', 'accepted', 'corrected', 'rejected')),
);

comment on table claims is 'One row per attributed statement of an article.';
comment on column claims.claim_id is 'The claim.';
comment on column claims.article_id is 'The article.';
comment on column claims.position is 'Order within the article, from 0.';
comment on column claims.language is 'Language code (ISO 639-1).';
comment on column claims.quote_type
is 'How it is reported: direct, indirect, reported, free_indirect or indirect_free_indirect.';
comment on column claims.stance
is 'What the speaker does with the content: assert, deny, confirm, accuse, demand or ask.';
comment on column claims.hedged is 'Whether the report keeps its distance (allegedly, soll … haben).';
comment on column claims.content is 'What was said, in the words of the article.';
comment on column claims.content_spans is 'Where the content stands in documents.text.';
comment on column claims.speaker_entity_id is 'Entity of the speaker; null where unknown.';
comment on column claims.speaker_mention_id is 'The mention that names the speaker; null where none does.';
comment on column claims.speaker_name is 'Who said it, resolved to a name where one was found.';
comment on column claims.speaker_text is 'The words for the speaker as written.';
comment on column claims.speaker_spans is 'Where the words for the speaker stand in documents.text.';
comment on column claims.speaker_named is 'Whether the claim''s own words, or an analyst, name the speaker.';
comment on column claims.speaker_anonymous
is 'Whether the article knows who speaks and keeps the name back (unnamed officials, Insider).';
comment on column claims.said_at is 'When it was said, where the reporting clause dates it; null elsewhere.';
comment on column claims.said_precision is 'What said_at is exact to: day, month or year.';
comment on column claims.cue_text is 'The reporting words as written.';
comment on column claims.cue_lemma is 'Base form of the reporting words.';
comment on column claims.cue_spans is 'Where the reporting words stand in documents.text.';
comment on column claims.frame_spans is 'Where the reporting clause stands in documents.text.';
comment on column claims.addressee_spans is 'Where the text names to whom it was said.';
comment on column claims.statement_id is 'The statement.';
comment on column claims.found_by is 'What found the claim: the model, or a rule by name.';
comment on column claims.stance_by is 'What decided the stance: cue, frame, content, rule, model, a denial before it, or manual.';
comment on column claims.speaker_by is 'How the speaker was found: named, pronoun, role, context, words, none, or manual.';
comment on column claims.rule is 'The three above as one text.';
comment on column claims.confidence
is 'How probably somebody did say this, from 0 to 1: of claims at 0.9, nine in ten are right.';
comment on column claims.speaker_confidence
is 'How probably both the content and the words for the speaker are right, from 0 to 1.';
comment on column claims.status
is 'What an analyst has decided: extracted (nothing yet), accepted, corrected or rejected; views leave out rejected ones.';
