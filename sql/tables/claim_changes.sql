-- grain: one row per claim that a run has added to, changed in or taken from an article extracted before
create table if not exists claim_changes (
    run_id varchar not null,
    document_id varchar not null,
    article_id varchar not null,
    change varchar not null check (change in ('new', 'changed', 'vanished')),
    claim_id varchar not null,
    content varchar,
    content_before varchar,
    speaker varchar,
    speaker_before varchar,
    stance varchar,
    stance_before varchar,
);
