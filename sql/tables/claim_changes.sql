-- grain: one row per claim that a run has added to, changed in or taken from an article extracted before
create table if not exists claim_changes (
    run_id varchar not null,
    document_id varchar not null,
    article_id varchar not null,
    pipeline_version_before varchar,
    change varchar not null check (change in ('new', 'changed', 'vanished')),
    claim_id varchar not null,
    content varchar,
    content_before varchar,
    speaker varchar,
    speaker_before varchar,
    stance varchar,
    stance_before varchar,
);

comment on table claim_changes
is 'One row per claim that a run has added to, changed in or taken from an article extracted before.';
comment on column claim_changes.run_id is 'The run.';
comment on column claim_changes.document_id is 'The document.';
comment on column claim_changes.article_id is 'The article.';
comment on column claim_changes.pipeline_version_before is 'Release and digest of the code that had extracted the article.';
comment on column claim_changes.change is 'Whether the claim is new, changed or vanished.';
comment on column claim_changes.claim_id is 'The claim.';
comment on column claim_changes.content is 'What was said, in the words of the article.';
comment on column claim_changes.content_before is 'What was said, as it was extracted before.';
comment on column claim_changes.speaker is 'Who said it.';
comment on column claim_changes.speaker_before is 'Who said it, as it was extracted before.';
comment on column claim_changes.stance
is 'What the speaker does with the content: assert, deny, confirm, accuse, demand or ask.';
comment on column claim_changes.stance_before is 'The stance, as it was extracted before.';
