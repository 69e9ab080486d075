from expectations.docs import offline

PAGE = """<!doctype html><html><head><link rel="stylesheet" href="https://cdn.example/b.css">
<script src="https://cdn.example/j.js"></script></head><body onload="go()"><nav>menu</nav>
<img src="https://cdn.example/logo.png"><div class="modal fade">help</div>
<p style="color:red">All hold.</p><a href="#section-1">one</a><a href="javascript:go()">two</a><script>go()</script></body></html>"""


def test_a_page_keeps_its_words_and_loses_what_runs_or_lies_elsewhere():
    page = offline(PAGE)
    for gone in ("cdn.example", "<script", "onload", "javascript:", "help", "menu"):
        assert gone not in page
    for kept in ("All hold.", 'href="#section-1"', "one", "two", "Content-Security-Policy"):
        assert kept in page
