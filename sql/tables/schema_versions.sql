-- grain: one row per version of the tables that the file has had, the present one being the highest
create table if not exists schema_versions (
    version integer primary key,
    since timestamptz not null,
);

comment on table schema_versions
is 'One row per version of the tables that the file has had, the present one being the highest.';
comment on column schema_versions.version is 'Number of the last migration in sql/migrations that the file has seen.';
comment on column schema_versions.since is 'When the file was made, or brought to this version.';
