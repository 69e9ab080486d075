"""The five seed articles, end to end by the real command."""

import json

import duckdb
import pytest


def seed(number):
    return f"{number:03d}\\_%"


@pytest.mark.parametrize(
    ("number", "language", "published", "precision"),
    [
        (0, "de", "2022-03", "month"),
        (1, "de", "2023-08-22 13:14", "minute"),
        (2, "de", "2024-10-25", "day"),
        (3, "de", "2021-02-15", "day"),
        (4, "en", "2023-08-22", "day"),
    ],
)
def test_language_and_date(ask, number, language, published, precision):
    ((found, at, how),) = ask(
        "select language, strftime(published_at, '%Y-%m-%d %H:%M'), published_precision from v_articles"
        " where external_id like ? escape '\\'",
        seed(number),
    )
    assert found == language
    assert at.startswith(published)
    assert how in (precision, "second" if number == 2 else precision)


@pytest.mark.parametrize(
    ("number", "domain", "outlet", "flagged"),
    [
        (0, None, None, True),
        (1, "krone.at", "Krone", False),
        (2, "thanhnien.vn", "Thanh Niên", False),
        (3, None, "RT DE", True),
        (4, None, None, True),
    ],
)
def test_source(ask, number, domain, outlet, flagged):
    ((found_domain, found_outlet, flags),) = ask(
        "select source_domain, outlet, quality_flags from v_articles where external_id like ? escape '\\'",
        seed(number),
    )
    assert (found_domain, found_outlet) == (domain, outlet)
    assert ("source_url_missing" in flags) is flagged


def test_title_section_author_and_agency(ask):
    titles = dict(ask("select external_id[:3], title from v_articles"))
    assert titles["000"] == "Selenskyj bedankt sich in Videocall bei Musk"
    assert titles["001"] == "Musk erzählt Pentagon von Unterhaltung mit Putin"
    assert titles["003"] == 'Elon Musk will Wladimir Putin für "Clubhouse" gewinnen'
    sections = dict(ask("select external_id[:3], section from v_articles"))
    assert (sections["001"], sections["003"]) == ("Ausland", "Gesellschaft")
    assert ask("select author, agencies from v_articles where external_id like '004%'") == [
        ("Fabian Mueller", ["dpa"])
    ]


@pytest.mark.parametrize(
    "boilerplate",
    [
        "play_arrow",
        "die Kommentarfunktion steht Ihnen",
        "User-Beiträge geben nicht notwendigerweise",
        "Kostenlose Spiele",
        "[Anzeige_2]",
        "Kommentar (0)",
        "Mehr zum Thema",
        "Durch die Sperrung von RT",
        "FromFabian Mueller close",
    ],
)
def test_boilerplate_is_labelled_and_not_in_the_body(ask, boilerplate):
    assert ask("select 1 from articles where contains(body, ?)", boilerplate) == []
    roles = ask(
        "select s.role from segments as s join documents as d using (document_id)"
        " where contains(substring(d.text, s.start_char + 1, s.end_char - s.start_char), ?)",
        boilerplate,
    )
    assert roles
    assert "body" not in {role for (role,) in roles}


def test_segments_cover_every_text_without_gaps(ask):
    assert not ask(
        """
        with bounds as (
            select
                s.document_id,
                s.start_char,
                s.end_char,
                lag(s.end_char, 1, 0) over w as previous_end,
                max(s.end_char) over (partition by s.document_id) as last_end,
                length(d.text) as length,
            from segments as s join documents as d using (document_id)
            window w as (partition by s.document_id order by s.position)
        )
        select * from bounds where start_char <> previous_end or last_end <> length
        """
    )


def test_every_span_returns_its_text(ask):
    assert not ask(
        """
        select m.* from mentions as m join articles using (article_id) join documents as d using (document_id)
        where substring(d.text, m.start_char + 1, m.end_char - m.start_char) <> m.surface
        """
    )


@pytest.mark.parametrize(
    ("part", "article_count"),
    [("Selensk", 1), ("Putin", 4), ("Elon Musk", 5), ("Peskow", 2), ("Trump", 1), ("Kahl", 1)],
)
def test_one_person_is_one_entity(ask, part, article_count):
    rows = ask(
        """
        select e.entity_id, count(distinct m.article_id)
        from mentions as m join entities as e using (entity_id)
        where e.kind = 'person' and contains(array_to_string(list_append(e.aliases, e.name), '|'), ?)
        group by all
        """,
        part,
    )
    assert len(rows) == 1, rows
    assert rows[0][1] == article_count


@pytest.mark.parametrize(
    "name",
    """
    Selenskyj|Musk|Putin|Peskow|Trump|Kahl|Koroljow|Kasperski|Davison|Seth|Zuckerberg|Leto|Drake|SpaceX|Tesla
    Pentagon|US-Verteidigungsministerium|US Department of Defense|New Yorker|Wall Street Journal|Reuters|Kreml
    Roskosmos|Twitter|Clubhouse|Ukraine|Kiew|Russland|Krim
    """.replace("\n", "|").split("|"),
)
def test_names_are_mentioned(ask, name):
    name = name.strip()
    assert not name or ask(
        "select 1 from mentions where contains(surface, ?) or contains(normal, ?)", name, name
    )


def claims_with(ask, words):
    return ask(
        "select speaker, stance, quote_type, chain, external_id[:3] from v_claims where contains(content, ?)",
        words,
    )


@pytest.mark.parametrize(
    ("words", "speaker", "stance"),
    [
        ("Nächste Woche bekommen wir weitere Starlink-Systeme", "Selensk", "assert"),
        ("sind Sie nach dem Krieg herzlich willkommen", "Selensk", "assert"),
        ("Klingt gut. Ich freue mich darauf", "Musk", "assert"),
        ("Haben mögliche Raumfahrtprojekte diskutiert", "Selensk", "assert"),
        ("Ich habe mit Putin nur einmal gesprochen", "Musk", None),
        ("dass der amerikanische Milliardär Elon Musk seit Ende 2022", "Wall Street Journal", "assert"),
        ("dass Präsident Putin Kontakt zu dem amerikanischen Milliardär unterhalte", "Kreml", "deny"),
        ("Das ist völlig unwahr", "Peskow", "deny"),
        ("Putin habe vor 2022 Kontakt zu Herrn Musk aufgenommen", "Peskow", None),
        ("Möchten Sie mir für ein Gespräch auf Clubhouse", "Musk", None),
        ("Es wäre eine große Ehre", "Musk", "assert"),
        ("Wie Sie wissen, nutzt Präsident Putin selbst keine sozialen Netzwerke", "Peskow", "assert"),
        ("I only spoke to Putin once", "Musk", None),
        ("Musk told Pentagon employees", "Musk", "assert"),
        ("he had proposed Ukraine’s renunciation", "Musk", None),
        ("witzelte er auch", "Musk", None),
    ],
)
def test_a_statement_is_a_claim_of_its_speaker(ask, words, speaker, stance):
    found = claims_with(ask, words)
    assert found, words
    assert any(speaker in (row[0] or "") and stance in (None, row[1]) for row in found), found


@pytest.mark.parametrize(
    ("article", "speaker"), [("001", "Musk"), ("002", "Musk"), ("002", "Peskow"), ("004", "Musk")]
)
def test_denials_are_denials(ask, article, speaker):
    found = ask("select speaker from v_claims where stance = 'deny' and external_id like ?", f"{article}%")
    assert any(speaker in (row[0] or "") for row in found), found


def test_a_relay_stands_in_the_chain(ask):
    ((_, _, _, chain, _),) = claims_with(ask, "Das ist völlig unwahr")
    assert chain.endswith("Peskow → Reuters → Thanh Niên")


def test_one_event_in_two_languages_is_one_story_and_the_others_are_their_own(ask):
    stories = ask("select list_transform(external_ids, lambda x: x[:3]) as ids from v_stories order by ids")
    assert sorted(sorted(ids) for (ids,) in stories) == [["000"], ["001", "004"], ["002"], ["003"]]


def test_the_denial_stands_beside_what_it_denies(ask):
    rows = ask("select denied_by, claimed_by, claim from v_denials where denied_in = 'Thanh Niên'")
    assert any("Peskow" in by and "Wall Street Journal" in (of or "") for by, of, _ in rows), rows
    assert any("Kreml" in by and "Wall Street Journal" in (of or "") for by, of, _ in rows), rows
    assert any("Musk" in by and "geheimdienst" in (of or "").lower() for by, of, _ in rows), rows


def test_a_second_run_loads_nothing_new_and_says_so(seeded, onrecord, tmp_path):
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(seeded.read_bytes())
    done = onrecord("run", "--warehouse", copy)
    assert done.returncode == 0, done.stderr
    assert "5 read = 0 loaded + 5 duplicate + 0 quarantined" in done.stdout
    assert "nothing new" in done.stdout


def test_the_counts_add_up(ask):
    assert not ask("select * from runs where read <> loaded + duplicate + quarantined")
    assert ask("select read, loaded from runs") == [(5, 5)]


def test_sql_writes_csv_json_and_parquet(seeded, onrecord, tmp_path):
    query = "select external_id, language from v_articles order by 1"
    done = onrecord("sql", query, "--format", "csv", "--warehouse", seeded)
    assert done.stdout.splitlines()[0] == "external_id,language"
    assert len(done.stdout.splitlines()) == 6
    done = onrecord("sql", query, "--format", "json", "--warehouse", seeded)
    assert [json.loads(line)["language"] for line in done.stdout.splitlines()] == [
        "de",
        "de",
        "de",
        "de",
        "en",
    ]
    target = tmp_path / "it's.parquet"
    onrecord("sql", query, "--format", "parquet", "--output", target, "--warehouse", seeded)
    assert len(duckdb.execute("from read_parquet($1)", [str(target)]).fetchall()) == 5


def test_sql_cannot_write(seeded, onrecord):
    done = onrecord("sql", "delete from articles", "--warehouse", seeded)
    assert done.returncode == 2
    assert "read-only" in done.stderr
    assert "Traceback" not in done.stderr
