-- grain: one row per fact: one value of one property of an entity, with the first article that states it
-- reads: v_articles, v_claims, v_denials, mentions, entities
-- The columns, schemata and properties are FollowTheMoney's (followthemoney.tech, statements), so that its tools read
-- the rows: a claim is a Note, claims of one statement and spellings of one entity share their canonical_id.
with

articles as (
    select * from v_articles
),

claims as (
    select
        c.*,
        a.first_seen_at,
    from v_claims as c
    inner join articles as a using (article_id)
),

-- One row per entity that an article names, with when the first and the last such article came.
named as (
    select
        m.entity_id,
        arg_min(a.article_id, (a.first_seen_at, a.published_at, a.article_id)) as first_article_id,
        min(a.first_seen_at) as first_seen,
        max(a.first_seen_at) as last_seen,
    from mentions as m
    inner join articles as a using (article_id)
    group by m.entity_id
),

entities as (
    select
        e.entity_id,
        coalesce(e.redirect_to, e.entity_id) as canonical_id,
        case e.kind
            when 'person' then 'Person'
            when 'organisation' then 'Organization'
            when 'outlet' then 'Organization'
            when 'location' then 'Address'
            when 'event' then 'Event'
            when 'product' then 'Asset'
            else 'LegalEntity'
        end as schema,
        e.name,
        list_distinct(list_filter(e.aliases, lambda alias: alias <> e.name)) as aliases,
        e.wikidata_id,
        if(e.origin = 'reference', 'reference', n.first_article_id) as origin,
        n.first_seen,
        n.last_seen,
    from entities as e
    inner join named as n using (entity_id)
),

named_once as (
    select
        min(m.mention_id) as mention_id,
        m.article_id,
        any_value(m.entity_id) as entity_id,
        any_value(m.kind) as kind,
        list(distinct m.surface order by m.surface) as surfaces,
        any_value(a.first_seen_at) as first_seen_at,
    from mentions as m
    inner join articles as a using (article_id)
    group by
        m.article_id,
        coalesce(m.entity_id, m.name_id)
),

facts as (
    select
        entity_id,
        canonical_id,
        schema,
        origin,
        first_seen,
        last_seen,
        null as lang,
        unnest([
            {'prop': 'name', 'prop_type': 'name', 'entries': [name]},
            {'prop': 'alias', 'prop_type': 'name', 'entries': aliases},
            {'prop': 'wikidataId', 'prop_type': 'identifier', 'entries': [wikidata_id]},
        ], recursive := true),
    from entities

    union all

    select
        article_id as entity_id,
        article_id as canonical_id,
        'Article' as schema,
        article_id as origin,
        first_seen_at as first_seen,
        first_seen_at as last_seen,
        null as lang,
        unnest([
            {'prop': 'title', 'prop_type': 'string', 'entries': [title]},
            {'prop': 'author', 'prop_type': 'string', 'entries': [author]},
            {'prop': 'publisher', 'prop_type': 'string', 'entries': [outlet]},
            {'prop': 'sourceUrl', 'prop_type': 'url', 'entries': [source_url]},
            {'prop': 'language', 'prop_type': 'language', 'entries': [language]},
            {
                'prop': 'publishedAt',
                'prop_type': 'date',
                'entries': [
                    case published_precision
                        when 'year' then strftime(published_at, '%Y')
                        when 'month' then strftime(published_at, '%Y-%m')
                        when 'day' then strftime(published_at, '%Y-%m-%d')
                        else strftime(published_at, '%Y-%m-%dT%H:%M:%S')
                    end
                ]
            },
        ], recursive := true),
    from articles

    union all

    select
        mention_id as entity_id,
        mention_id as canonical_id,
        'Mention' as schema,
        article_id as origin,
        first_seen_at as first_seen,
        first_seen_at as last_seen,
        null as lang,
        unnest([
            {'prop': 'document', 'prop_type': 'entity', 'entries': [article_id]},
            {'prop': 'name', 'prop_type': 'name', 'entries': surfaces},
            {'prop': 'resolved', 'prop_type': 'entity', 'entries': [entity_id]},
            {'prop': 'detectedSchema', 'prop_type': 'string', 'entries': [kind]},
        ], recursive := true),
    from named_once

    union all

    select
        claim_id as entity_id,
        coalesce(statement_id, claim_id) as canonical_id,
        'Note' as schema,
        article_id as origin,
        first_seen_at as first_seen,
        first_seen_at as last_seen,
        language as lang,
        unnest([
            {'prop': 'description', 'prop_type': 'text', 'entries': [content]},
        ], recursive := true),
    from claims

    union all

    select
        claim_id as entity_id,
        coalesce(statement_id, claim_id) as canonical_id,
        'Note' as schema,
        article_id as origin,
        first_seen_at as first_seen,
        first_seen_at as last_seen,
        null as lang,
        unnest([
            {'prop': 'proof', 'prop_type': 'entity', 'entries': [article_id]},
            {'prop': 'entity', 'prop_type': 'entity', 'entries': [speaker_entity_id]},
            {'prop': 'namesMentioned', 'prop_type': 'name', 'entries': [speaker]},
            {'prop': 'summary', 'prop_type': 'text', 'entries': [chain]},
            {'prop': 'publisher', 'prop_type': 'string', 'entries': [outlet]},
            {'prop': 'sourceUrl', 'prop_type': 'url', 'entries': [source_url]},
            {
                'prop': 'keywords',
                'prop_type': 'string',
                'entries': [stance, quote_type, if(hedged, 'hedged', null)]
            },
        ], recursive := true),
    from claims

    union all

    select
        sha1(denial_id || '.' || claim_id) as entity_id,
        sha1(denial_id || '.' || claim_id) as canonical_id,
        'UnknownLink' as schema,
        denial_article_id as origin,
        a.first_seen_at as first_seen,
        a.first_seen_at as last_seen,
        null as lang,
        unnest([
            {'prop': 'subject', 'prop_type': 'entity', 'entries': [denial_id]},
            {'prop': 'object', 'prop_type': 'entity', 'entries': [claim_id]},
            {'prop': 'role', 'prop_type': 'string', 'entries': ['denies']},
        ], recursive := true),
    from v_denials as d
    inner join articles as a on d.denial_article_id = a.article_id
    where d.claim_id is not null
),

single as (
    select
        * exclude (entries),
        unnest(entries) as value,
    from facts
),

final as (
    select
        canonical_id,
        entity_id,
        prop,
        prop_type,
        schema,
        value,
        'onrecord' as dataset,
        origin,
        lang,
        null as original_value,
        'f' as external,
        strftime(first_seen, '%Y-%m-%dT%H:%M:%S') as first_seen,
        strftime(last_seen, '%Y-%m-%dT%H:%M:%S') as last_seen,
        sha1(concat('onrecord.', entity_id, '.', prop, '.', value, '@' || lang)) as id,
    from single
    where value <> ''
)

select * from final
