-- grain: one row per aspect of a claim that an analyst has decided
create table if not exists claim_reviews (
    claim_id varchar not null,
    article_id varchar not null,
    content_spans struct(start integer, "end" integer)[] not null,
    aspect varchar not null check (aspect in ('verdict', 'speaker', 'stance')),
    value varchar not null,
    value_before varchar,
    reason varchar,
    reviewed_by varchar not null,
    reviewed_at timestamptz not null,
);

comment on table claim_reviews is 'One row per aspect of a claim that an analyst has decided.';
comment on column claim_reviews.claim_id is 'The claim.';
comment on column claim_reviews.article_id is 'The article.';
comment on column claim_reviews.content_spans
is 'Where the content stood in documents.text when it was decided on: a claim that grows or shrinks is found by it.';
comment on column claim_reviews.aspect is 'What was decided: verdict, speaker or stance.';
comment on column claim_reviews.value is 'The decision: accepted or rejected, a name, or a stance.';
comment on column claim_reviews.value_before is 'What had been found; null for a verdict, and where no speaker was.';
comment on column claim_reviews.reason is 'Why, as the analyst says.';
comment on column claim_reviews.reviewed_by is 'Who decided.';
comment on column claim_reviews.reviewed_at is 'When it was decided.';
