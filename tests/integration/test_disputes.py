"""A denial finds what it answers in whole articles of disputes, by the real model and rules."""

import duckdb
import pytest

from flows.publish import publish

ARTICLES = {
    "told before": """Stadtwerke weisen Vorwurf zurück
Kleinbüttel, 3. März 2025. Die Stadtwerke Kleinbüttel haben Berichte zurückgewiesen, wonach sie Kunden jahrelang zu hohe Preise berechnet hätten. „Diese Darstellung ist schlicht falsch“, sagte Geschäftsführerin Renate Oltmann dem „Büttler Tageblatt“. Die Zeitung hatte unter Berufung auf interne Unterlagen geschrieben, das Unternehmen habe seit 2019 rund vier Millionen Euro zu viel kassiert.
Der Verbraucherverein forderte eine Prüfung durch das Kartellamt. „Wenn auch nur die Hälfte stimmt, ist das ein Skandal“, so dessen Sprecher Jens Hallmann.""",
    "one sentence": """Minister denies knowing of dumped waste
LINDFORD, 12 May 2024 — Environment minister Carla Whitcombe on Sunday denied that she had been told about toxic waste dumped in the River Arle, after the Sunday Courier reported that officials briefed her twice last year.
"I learned of this from the newspaper, like everyone else," Whitcombe told reporters. Her deputy, Tom Pryce, called the report "a fabrication from start to finish".""",
    "one speaker": """"We never shot first," says army after border clash
Published: 2023-08-02 09:15
The Ardanian army on Wednesday rejected an accusation by neighbouring Vestria that its soldiers had opened fire first in Tuesday's border clash. Colonel Mirek Dols, a spokesman for the Ardanian general staff, said Vestrian snipers had fired on a patrol near Kolm at about 5 a.m.
Vestria's defence ministry said two of its men were killed. "This was an unprovoked attack," the ministry wrote on X.
Asked whether Ardania would apologise, Dols said there was nothing to apologise for. Witnesses quoted by the Kolm Herald said they had heard shots from both sides. The UN mission said it could not verify either account.""",
    "warned before": """Airline boss denies rift with union
14 September 2023
"There is no rift," Skyward chief executive Laura Benn told the BBC's Today programme. Union leader Patrick Shaw disputed that. "Laura is living in a dream world," he said, adding that no meeting had taken place since August.
Benn also denied claims that the airline was running out of cash. A report by consultancy Aviate, seen by the Financial Times, had warned that Skyward could run out of money by Christmas. The airline said the report was out of date.""",
    "not a report": """Police say no charges after assault claims
By Joanna Reed, Published 3 June 2022
Director Hugo Marsh contradicted the crew, insisting that no lamp had been thrown.
Police confirmed that they had received a complaint but declined to give details. It is not true that charges have been filed, a police source said.""",
}


@pytest.fixture(scope="module")
def denials(tmp_path_factory, orchestrator):
    folder = tmp_path_factory.mktemp("disputes")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    warehouse = folder / "w.duckdb"
    publish([str(folder / "*.txt")], str(warehouse))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute("select denied_by, denial, claimed_by, claim from v_denials").fetchall()


@pytest.mark.parametrize(
    ("denial", "claimed_by", "claim"),
    [
        ("wonach sie Kunden", "interne Unterlagen", "das Unternehmen habe seit 2019"),
        ("„Diese Darstellung", "interne Unterlagen", "das Unternehmen habe seit 2019"),
        ("that she had been told", "Courier", "that officials briefed her"),
        ('"a fabrication', "Courier", "that officials briefed her"),
        ("Union leader Patrick Shaw disputed", "Laura Benn", '"There is no rift'),
        ("that the airline was running out", "A report", "that Skyward could run out"),
    ],
)
def test_a_denial_beside_what_it_answers(denials, denial, claimed_by, claim):
    found = [(by, said) for _, words, by, said in denials if words.startswith(denial)]
    assert [(by.endswith(claimed_by), said.startswith(claim)) for by, said in found if said] == [(True, True)]


@pytest.mark.parametrize("denial", ["that its soldiers had opened fire", "It is not true that charges"])
def test_a_denial_that_answers_nobody_here(denials, denial):
    assert [said for _, words, _, said in denials if words.startswith(denial)] == [None]
