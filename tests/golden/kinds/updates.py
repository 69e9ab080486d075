"""The day of publication beside that of a change, of an event, of a notice of rights."""

from tests.golden.kinds.lines import DAY, DAY_TIME, lined
from tests.golden.kinds.linked_data import MODIFIED
from tests.golden.kinds.making import page
from tests.golden.kinds.shapes import paragraphs

KINDS = [
    lined("stand-1", "Stand: 07.05.2024, 10:00 Uhr | Erstveröffentlichung: 03.05.2024, 08:40 Uhr", {"date": DAY}, "de"),
    lined("stand-2", "Aktualisiert am 7. Mai 2024 | Veröffentlicht am 3. Mai 2024", {"date": DAY}, "de"),
    lined("stand-3", "Updated May 7, 2024 | First published May 3, 2024", {"date": DAY}),
    lined("stand-4", "Last updated: 7 May 2024 10:00 BST — Published: 3 May 2024 07:40 BST", {"date": DAY_TIME}),
    lined("stand-5", "3. Mai 2024, zuletzt geändert am 7. Mai 2024", {"date": DAY}, "de"),
    lined("stand-6", "03.05.2024 (aktualisiert: 07.05.2024)", {"date": DAY}, "de"),
    lined("stand-7", "May 3, 2024 / Updated: May 7, 2024", {"date": DAY}),
    lined("stand-8", "Erstellt: 03.05.2024 Aktualisiert: 07.05.2024, 10:23 Uhr", {"date": DAY}, "de"),
    lined("stand-9", "Modified on 7 May 2024. Originally published 3 May 2024.", {"date": DAY}),
    page("stand-10", "de", {"date": DAY}, above="<time datetime='2024-05-07T10:00:00Z' class='updated'>7.5.</time><time datetime='2024-05-03T06:40:00Z' class='published'>3.5.</time>"),
    page("stand-11", "en", {"date": DAY}, above="<p>Updated <time datetime='2024-05-07'>May 7</time></p><p>Published <time datetime='2024-05-03'>May 3</time></p>"),
    page("copyright", "en", {"date": DAY}, above="<p class='date'>May 3, 2024</p>", below="<p>© 2019–2026 Paper. All rights reserved. January 1, 2026</p>"),
    page("event-date", "de", {"date": DAY}, above="<p class='date'>03.05.2024</p>", body="<p>Am 12. Juni 2024 fährt das Schiff.</p>" + paragraphs("de")),
    page("only-modified", "de", {"date": "2024-06-20"}, head=MODIFIED),
    page("url-day", "en", {"date": DAY}, head='<link rel="canonical" href="https://paper.example/2024/05/03/library-stays-open-on-sundays">') ,
]  # fmt: skip
