"""Archives and mails: what is in them is read, what cannot be is refused with its reason, and no bomb goes off."""

import io
import struct
import zipfile
from collections import Counter
from email.message import EmailMessage

import pytest

from flows.read import read_documents
from flows.read.limits import Limits

TEXT = "Markt abgesagt\n\n3. Mai 2024\n\nDer Markt ist abgesagt, sagte Marktleiter Emil Kautz.\n"
pytestmark = pytest.mark.usefixtures("alarm")


def read(path, **options):
    """Return the documents of a file by their address, and what was passed over."""
    passed_over = Counter()
    found = [d for batch in read_documents([str(path)], passed_over=passed_over, **options) for d in batch]
    return {d.uri.partition("/")[2]: d for d in found}, passed_over


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return path


def test_members_become_documents(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", TEXT)
    path = zipped(
        tmp_path / "week.zip",
        {
            "mon/a.txt": TEXT,
            "b.jsonl": '{"id": "r1", "text": "Ein Satz."}\n',
            "../../etc/c#d.html": "<p>Ein Satz.</p>",
            "photo.jpg": b"\xff\xd8",
            "__MACOSX/._a.txt": b"\0",
            "inner.zip": inner.getvalue(),
        },
    )
    found, passed_over = read(path)
    assert sorted(found) == [
        "week.zip/b.jsonl#line=1",
        "week.zip/etc/c%23d.html",
        "week.zip/inner.zip",
        "week.zip/mon/a.txt",
    ]
    assert found["week.zip/mon/a.txt"].text == TEXT
    assert found["week.zip/b.jsonl#line=1"].external_id == "r1"
    assert found["week.zip/inner.zip"].refusal.reasons == ("nested_archive",)
    assert passed_over == {"file: .jpg is no known format": 1}


def test_an_encrypted_or_damaged_member_is_refused_alone(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": TEXT, "b.txt": TEXT * 3, "c.txt": TEXT * 2})
    raw = bytearray(path.read_bytes())
    for mark, offset, name in ((b"PK\3\4", 6, b"a.txt"), (b"PK\1\2", 8, b"a.txt")):
        at = raw.rfind(mark, 0, raw.find(name, raw.find(mark)) + 1)
        raw[at + offset : at + offset + 2] = struct.pack("<H", 1)
    hit = raw.find(b"b.txt") + 12
    raw[hit : hit + 8] = b"\xff" * 8
    path.write_bytes(raw)
    found, _ = read(path)
    assert {uri: d.refusal and d.refusal.reasons for uri, d in found.items()} == {
        "in.zip/a.txt": ("encrypted",),
        "in.zip/b.txt": ("corrupt",),
        "in.zip/c.txt": None,
    }


def test_no_archive_swells_without_bound(tmp_path):
    limits = Limits(max_bytes=100_000, max_ratio=20)
    bomb = zipped(tmp_path / "bomb.zip", {"bomb.txt": b" " * 5_000_000, "good.txt": TEXT})
    found, _ = read(bomb, limits=limits)
    assert found["bomb.zip/bomb.txt"].refusal.reasons == ("unpacks_too_large",)
    assert {d.refusal.reasons for d in found.values() if d.refusal} == {("unpacks_too_large",)}
    many = zipped(tmp_path / "many.zip", {f"{n}.txt": b" " * 90_000 for n in range(100)})
    found, _ = read(many, limits=limits)
    assert found["many.zip"].refusal.reasons == ("unpacks_too_large",)
    assert len(found) < 20


@pytest.mark.parametrize("raw", [b"", b"PK\3\4 nothing", b"PK\5\6" + bytes(18)[:10]])
def test_what_is_no_archive_is_refused(raw, tmp_path):
    path = tmp_path / "in.zip"
    path.write_bytes(raw)
    found, _ = read(path)
    assert [d.refusal.reasons for d in found.values()] == [("corrupt",)]


def mail(**headers):
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


def test_a_mail_is_its_text_and_what_hangs_on_it(tmp_path):
    message = mail(
        Subject="Markt in Lüssen abgesagt",
        From="Rathaus <presse@rathaus.example>",
        Date="Fri, 03 May 2024 09:30:00 +0200",
        Message_ID="<1@rathaus.example>",
    )
    message.set_content("Der Markt ist abgesagt.\n")
    message.add_alternative("<p>Der Markt ist <b>abgesagt</b>, teilte die Stadt mit.</p>", subtype="html")
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="lang.txt")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="lang.pdf")
    forwarded = mail(Subject="Alt", Date="Thu, 02 May 2024 09:30:00 +0200")
    forwarded.set_content("Der Markt findet statt.\n")
    message.add_attachment(forwarded)
    path = tmp_path / "m.eml"
    path.write_bytes(bytes(message))
    found, passed_over = read(path)
    assert found["m.eml"].text == "Der Markt ist abgesagt, teilte die Stadt mit."
    assert found["m.eml"].external_id == "1@rathaus.example"
    assert found["m.eml"].fields == {
        "title": "Markt in Lüssen abgesagt",
        "date": "Fri, 03 May 2024 09:30:00 +0200",
        "outlet": "Rathaus",  # as its domain is called
    }
    assert found["m.eml"].metadata["From"] == "Rathaus <presse@rathaus.example>"
    assert found["m.eml/lang.txt"].text == TEXT
    assert found["m.eml/mail.eml"].text == "Der Markt findet statt.\n"
    assert passed_over == {"file: .pdf is no known format": 1}


def test_a_saved_page_is_its_page(tmp_path):
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://blatt.example/markt\r\n"
        "Subject: Markt\r\nDate: Sat, 4 May 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--X"\r\n\r\n\r\n'
    )
    page = (
        "----X\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://blatt.example/markt\r\n\r\n"
        "<html><meta charset=3D\"utf-8\"><h1>Markt f=C3=A4llt aus</h1><p>Sagte Emil Kautz.</p></html>\r\n"
    )  # fmt: skip
    picture = (
        "----X\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----X--\r\n"
    )
    path = tmp_path / "markt.mhtml"
    path.write_bytes((head + page + picture).encode())
    found, _ = read(path)
    (document,) = found.values()
    assert document.text == "Markt fällt aus\n\nSagte Emil Kautz."
    assert document.fields == {"url": "https://blatt.example/markt"}
    assert document.metadata["crawled_at"] == "Sat, 4 May 2024 09:30:00 -0000"


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.eml", b"", "no_mail"),
        ("a.eml", b"Subject: nothing\n\n", "empty"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n" * 2_000, "nested_too_deep"),
        ("a.eml", b"Subject: =?utf-99?q?x?=\nContent-Type: text/plain; charset=nope\n\nEin Satz.\n", None),
        ("a.mhtml", b"Subject: x\n\nno page\n", "no_markup"),
        ("a.mht", bytes(range(256)) * 50, "no_mail"),
    ],
)
def test_a_broken_mail_is_refused(name, raw, reason, tmp_path):
    path = tmp_path / name
    path.write_bytes(raw)
    found, _ = read(path)
    (document,) = found.values()
    assert (document.refusal.reasons if document.refusal else (None,)) == (reason,)


@pytest.mark.parametrize(("lines", "reason"), [(2_000, None), (200_000, "nested_too_deep")])
def test_parts_within_parts_end(lines, reason, tmp_path):
    depth = 900
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    path = tmp_path / "deep.eml"
    path.write_bytes(raw + b"Content-Type: text/plain\n\nEin Satz.\n" + b"line\n" * lines)
    found, _ = read(path)
    (document,) = found.values()
    assert (document.refusal.reasons if document.refusal else (None,)) == (reason,)


def test_a_feed_that_holds_whole_articles(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><item><title>Markt</title><link>https://blatt.example/1</link><dc:creator>Ute Kolb</dc:creator>"
        "<pubDate>Fri, 03 May 2024 09:30:00 +0200</pubDate><description>Kurz</description>"
        "<content:encoded><![CDATA[<p>Der Markt ist abgesagt.</p>]]></content:encoded></item>"
        "<item><link>https://blatt.example/2</link><description>Nur ein Anriss</description></item></channel></rss>",
        "utf-8",
    )
    found, passed_over = read(path)
    (document,) = found.values()
    assert document.text == "Der Markt ist abgesagt."
    assert document.fields == {
        "url": "https://blatt.example/1",
        "title": "Markt",
        "date": "Fri, 03 May 2024 09:30:00 +0200",
        "author": "Ute Kolb",
    }
    assert passed_over == {"xml: names a page that is not saved": 1}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "outside"
    (folder / "sub").mkdir(parents=True)
    outside.mkdir()
    for place in (folder / "sub" / "good.txt", outside / "secret.txt"):
        place.write_text(TEXT, "utf-8")
    (folder / "secret.txt").symlink_to(outside / "secret.txt")
    (folder / "secrets").symlink_to(outside, target_is_directory=True)
    (folder / "again").symlink_to(folder / "sub", target_is_directory=True)
    found, passed_over = read(folder)
    assert [d.external_id for d in found.values()] == ["good"]
    assert passed_over == {"link: leads out of the folder": 2}
