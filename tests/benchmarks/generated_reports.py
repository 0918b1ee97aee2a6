# SPDX-License-Identifier: MIT
"""Made-up reports in any number: the same ones for the same seed, about nothing that happened."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

STARTS = (
    "The council noted that",
    "In its statement the bloc held that",
    "A delegate told reporters that",
    "The committee agreed late on Monday that",
    "According to the same office,",
    "Members of the assembly asked whether",
    "Local mediators wrote that",
    "The commission repeated that",
)
THEMES = (
    "the unity of Syria is not for sale",
    "the territorial integrity of the country must stand",
    "the opposition bodies should speak with one voice",
    "Resolution 2254 remains the only road map",
    "the relevant UN resolutions are to be carried out in full",
    "the safe return of refugees needs guarantees",
    "host countries cannot carry the refugees alone",
    "normalization with the regime rewards it for nothing",
    "restoring relations with Assad would change little on the ground",
)
MIDDLES = (
    "the road through the valley opens again in spring",
    "talks on prices and bread go on behind closed doors",
    "no date has been set for another round",
    "the observers travel without an escort",
    "schools in four districts lack teachers and heating",
    "every proposal goes back to the legal working group",
    "farmers wait for seed and for fuel",
    "a list of names was handed over in writing",
)
ENDS = (
    "and asked for an answer within two weeks",
    "as it had done in the autumn before",
    "while two members abstained",
    "without saying who would pay for it",
    "after a session of five hours",
    "and left the rest to its working groups",
)
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wa",
    "ye",
    "zo",
    "shi",
    "tha",
    "kel",
    "mar",
    "ton",
]


def text(random_: random.Random, sentences: int = 26) -> str:
    """Return one report's body, in paragraphs of four sentences."""
    words = ["".join(random_.choices(SYLLABLES, k=random_.randint(2, 4))) for _ in range(40)]
    lines = []
    for number in range(sentences):
        middle = random_.choice(THEMES if random_.random() < 0.3 else MIDDLES)
        names = " ".join(random_.choices(words, k=random_.randint(2, 6)))
        sentence = f"{random_.choice(STARTS)} {middle}, {names}, {random_.choice(ENDS)}."
        lines.append(sentence + ("\n\n" if number % 4 == 3 else " "))
    return "".join(lines).strip() + "\n"


def write(folder: Path, number: int, seed: int = 7, sentences: int = 26) -> Path:
    """Write `number` reports as Markdown files with a date each; return the folder.

    A sentence has some 22 words.
    """
    random_ = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        day = date(2015, 1, 1) + timedelta(days=random_.randrange(3_650))
        head = f"---\ntitle: Made-up report {index}\ndate: {day}\nactor: Body {index % 7}\n---\n\n"
        file = folder / f"report-{index:06}.md"
        file.write_text(head + text(random_, sentences), encoding="utf-8")
    return folder
