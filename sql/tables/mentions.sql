-- grain: one row per name in an article
create table if not exists mentions (
    mention_id varchar not null,
    article_id varchar not null,
    entity_id varchar,
    kind varchar not null
        check (kind in ('person', 'organisation', 'location', 'outlet', 'product', 'event', 'other')),
    surface varchar not null,
    normal varchar not null,
    name_id varchar not null,
    name_entity_id varchar,
    start_char integer not null,
    end_char integer not null,
    score double not null,
    link_method varchar,
    link_score double,
);

comment on table mentions is 'One row per name in an article.';
comment on column mentions.mention_id is 'The mention.';
comment on column mentions.article_id is 'The article.';
comment on column mentions.entity_id is 'The entity.';
comment on column mentions.kind is 'Kind of thing.';
comment on column mentions.surface is 'The name as written.';
comment on column mentions.normal is 'The name in its base form.';
comment on column mentions.name_id is 'Groups the mentions of one name within the article.';
comment on column mentions.name_entity_id is 'The entity of the name as it is spelled, before merges and overrides.';
comment on column mentions.start_char is 'Offset of its first character in documents.text.';
comment on column mentions.end_char is 'Offset behind its last character in documents.text.';
comment on column mentions.score is 'How sure it is, from 0 to 1.';
comment on column mentions.link_method is 'How the entity was found.';
comment on column mentions.link_score is 'How sure the link is, from 0 to 1.';
