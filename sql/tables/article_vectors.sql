-- grain: one row per article that linking has seen, with what it is compared by
create table if not exists article_vectors (
    article_id varchar not null,
    vector tinyint[512] not null,
    signature uinteger[] not null,
);

comment on table article_vectors is 'One row per article that linking has seen, with what it is compared by.';
comment on column article_vectors.article_id is 'The article.';
comment on column article_vectors.vector is 'Embedding of title and opening in whole numbers, comparable across languages.';
comment on column article_vectors.signature is 'Hashes of a fixed quarter of the body''s word five-grams.';
