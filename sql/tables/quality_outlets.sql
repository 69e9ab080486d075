-- grain: one row per outlet of one run (null where none is known): its articles as they came, the refused included
create table if not exists quality_outlets (
    run_id varchar not null,
    outlet varchar,
    articles integer not null,
    refused integer not null,
    first_published_at timestamptz,
    last_published_at timestamptz,
    with_date integer not null,
    with_url integer not null,
    with_author integer not null,
    with_agency integer not null,
    with_warning integer not null,
    words bigint not null,
    boilerplate_share double not null,
    repeated_paragraphs integer not null,
    repeated_most integer not null,
    repeated_example varchar,
    mentions integer not null,
    claims integer not null,
    speakerless integer not null,
);

comment on table quality_outlets
is 'One row per outlet of one run (null where none is known): its articles as they came, the refused included.';
comment on column quality_outlets.run_id is 'The run.';
comment on column quality_outlets.outlet is 'The outlet by name, else by domain; null where neither is known.';
comment on column quality_outlets.articles is 'Articles of the outlet in this run, refused ones included.';
comment on column quality_outlets.refused is 'Articles that the checks refused.';
comment on column quality_outlets.first_published_at is 'The earliest publication among its articles.';
comment on column quality_outlets.last_published_at is 'The latest publication among its articles.';
comment on column quality_outlets.with_date is 'Articles with a publication date.';
comment on column quality_outlets.with_url is 'Articles with an address.';
comment on column quality_outlets.with_author is 'Articles that name an author.';
comment on column quality_outlets.with_agency is 'Articles that credit an agency.';
comment on column quality_outlets.with_warning is 'Articles that the checks flagged.';
comment on column quality_outlets.words is 'Words of the bodies together.';
comment on column quality_outlets.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column quality_outlets.repeated_paragraphs
is 'Paragraphs that stand word for word in many articles of the outlet.';
comment on column quality_outlets.repeated_most is 'Articles in which the most repeated paragraph stands.';
comment on column quality_outlets.repeated_example is 'A paragraph that recurs in many articles of the outlet.';
comment on column quality_outlets.mentions is 'How many mentions.';
comment on column quality_outlets.claims is 'How many claims.';
comment on column quality_outlets.speakerless is 'Claims without a speaker.';
