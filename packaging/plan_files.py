# SPDX-License-Identifier: MIT
"""Files in our own words for the picture of a plan: new ones, a copy, a repost, two that fail."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
COPIED = "2023-05-07-negotiations-commission-rejects.md"
REPOSTED = "2023-05-07-coalition-rejects.md"

PAGE = """<!doctype html>
<html lang="en"><head><title>Commission on the return of the displaced | Valley News</title>
<meta property="og:site_name" content="Valley News">
<meta property="article:published_time" content="2024-06-12T09:30:00+03:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Commission on the return of the displaced</h1>
<p>The Syrian Negotiations Commission asked that nobody be made to go back before it is safe.</p>
<p>It called Resolution 2254 the only way to a settlement, and asked neighbours for patience.</p>
</article><footer>Share this page</footer></body></html>
"""
LINE = (
    "Istanbul – 9 November 2021 – The Syrian Opposition Coalition received a delegation of "
    "teachers from the camps.\n\nThey spoke of schools, of certificates and of refugees who "
    "cannot pay the way.\n\n(Source: SOC’s Media Department)\n"
)
WEEKDAY = (
    "Meeting in the north\n\nThe council of the valley met on Wednesday and spoke for the unity of "
    "the country.\n\nIt will meet again when the roads are open.\n"
)
ARABIC = (
    "بيان عن عودة اللاجئين\n\n"
    "دمشق – 14 أيار 2022 – طالبت هيئة التنسيق الوطنية بعودة آمنة للاجئين.\n\n"
    "وأكدت أن القرار 2254 هو أساس الحل.\n"
)
TWO_DAYS = (
    "---\ntitle: On the crossing\ndate: 2020-07-11\npublished: 2020-07-21\n"
    "author: Aid Coordination Office\n---\n\nThe crossing must stay open for the aid to come in.\n"
)
TABLE = (
    "Headline;Story;Date;Outlet\n"
    "No step toward normalization;The speaker turned down every step toward the regime.;"
    "2023-05-09;Evening Post\n"
    "Camps under water;Refugees in the camps asked for tents after the rain.;2023-01-30;"
    "Daily Star\n"
)


def write(folder: Path) -> list[Path]:
    """Write the files into a folder, and return them in the order of their names."""
    copied = (SAMPLE / COPIED).read_text(encoding="utf-8")
    reposted = (SAMPLE / REPOSTED).read_text(encoding="utf-8")
    body = reposted.partition("---\n\n")[2]
    texts = {
        "Arabic statement.txt": ARABIC,
        "a copy of the rejection.md": copied,
        "coalition, as reprinted.txt": f"As reprinted\n\n{body}\nRead also: other news.\n",
        "commission.html": PAGE,
        "crossing.md": TWO_DAYS,
        "exported.csv": TABLE,
        "istanbul.txt": LINE,
        "meeting.txt": WEEKDAY,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bulletin.pdf").write_bytes(b"%PDF-1.7\nIt ends here.")
    (folder / "nothing.txt").write_bytes(b"")
    return sorted(folder.iterdir())
