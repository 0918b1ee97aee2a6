# SPDX-License-Identifier: MIT
"""Search the same made-up speeches in several ways by turns, and say what each took.

    coding_race.py NUMBER EVERY WAY...

Our own ways search all the speeches, the others each EVERY-th batch: some of them would take a
quarter of an hour for 100,000. It prints JSON: for each way {"seconds", "megabytes", "hits"}, under
"shared" of the batches that all ways search, under "all" of all that it searches itself; hits are
those in the English speeches alone. Under "peak" stands the most memory that the process took, in
MB. No more than a batch of speeches is ever in memory.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import small_codebook
from debate_texts import Speech, speeches

from standpoint.coding.coder import Coder
from standpoint.model.codebook import Codebook
from standpoint.model.reports import Sentence
from standpoint.text.sentences import split

BATCH = 50
Search = Callable[[Speech, Sequence[Sentence]], int]
"""Returns how many hits there are in a speech of these sentences."""


def our_coder(codebook: Codebook) -> Search:
    """Our coder over sentences that are known, as a recode has them."""
    coder = Coder(codebook)
    return lambda speech, units: len(coder.code(speech.text, units, speech.language))


def our_coder_and_splitter(codebook: Codebook) -> Search:
    """Our coder and the division into sentences before it, as an import has them."""
    search = our_coder(codebook)
    return lambda speech, _: search(speech, split(speech.text, speech.language))


def _patterns(flags: int) -> list[re.Pattern[str]]:
    return [
        re.compile(rf"\b(?:{'|'.join(map(re.escape, found.split('|')))})\b", flags)
        for found in small_codebook.PLAIN.values()
    ]


def re_per_theme() -> Search:
    """One expression for each theme, which minds no case."""
    patterns = _patterns(re.IGNORECASE)
    return lambda speech, _: sum(len(each.findall(speech.text)) for each in patterns)


def re_on_lowered_text() -> Search:
    """One expression for each theme, and the text in small letters."""
    patterns = _patterns(0)

    def search(speech: Speech, _: Sequence[Sentence]) -> int:
        lowered = speech.text.lower()
        return sum(len(each.findall(lowered)) for each in patterns)

    return search


def nltk_tokens_and_stems() -> Search:
    """Tokens and their Snowball stems, and every place where the stems of a term begin."""
    from nltk.stem.snowball import EnglishStemmer
    from nltk.tokenize import wordpunct_tokenize

    stem = EnglishStemmer().stem
    terms = [tuple(map(stem, wordpunct_tokenize(term))) for term in small_codebook.terms()]
    begin: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        begin.setdefault(term[0], []).append(term)

    def search(speech: Speech, _: Sequence[Sentence]) -> int:
        stems = [stem(token) for token in wordpunct_tokenize(speech.text)]
        return sum(
            tuple(stems[at : at + len(term)]) == term
            for at, first in enumerate(stems)
            for term in begin.get(first, ())
        )

    return search


def spacy_phrase_matcher() -> Search:
    """The PhraseMatcher of spaCy over its English tokens, which minds no case."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    for name, found in small_codebook.PLAIN.items():
        matcher.add(name, list(language.tokenizer.pipe(found.split("|"))))
    return lambda speech, _: len(matcher(language.make_doc(speech.text)))


OURS = ("plain", "operators", "split")
# The turns of the others stand between ours, so that each has as good a time as its neighbours.
WAYS: dict[str, Callable[[], Search]] = {
    "plain": lambda: our_coder(small_codebook.plain()),
    "re": re_per_theme,
    "operators": lambda: our_coder(small_codebook.codebook(small_codebook.WITH_OPERATORS)),
    "lowered": re_on_lowered_text,
    "split": lambda: our_coder_and_splitter(small_codebook.plain()),
    "nltk": nltk_tokens_and_stems,
}
if find_spec("spacy"):
    WAYS["spacy"] = spacy_phrase_matcher


def batches(number: int) -> Iterator[list[tuple[Speech, Sequence[Sentence]]]]:
    """Yield speeches with their sentences, a few at a time."""
    made = speeches(number, small_codebook.terms())
    while batch := list(islice(made, BATCH)):
        yield [(speech, split(speech.text, speech.language)) for speech in batch]


@dataclass
class Taken:
    """What one way took for some batches: seconds are those of the processor."""

    seconds: float = 0.0
    megabytes: float = 0.0
    hits: int = 0

    def add(self, seconds: float, megabytes: float, hits: int) -> None:
        """Add what one more batch took."""
        self.seconds += seconds
        self.megabytes += megabytes
        self.hits += hits


def race(number: int, every: int, names: Sequence[str]) -> dict[str, dict[str, Taken]]:
    """Search each batch in each of the ways, so that they share the machine's good and bad times.

    Ways that are not ours only search each `every`-th batch.
    """
    ways = {name: WAYS[name]() for name in names}
    warm = next(batches(BATCH))
    for search in ways.values():  # what is compiled when it is first needed
        for speech, units in warm:
            search(speech, units)
    took = {name: {"shared": Taken(), "all": Taken()} for name in names}
    for at, batch in enumerate(batches(number)):
        size = sum(len(speech.text.encode()) for speech, _ in batch) / 1e6
        shared = at % every == 0
        for name, search in ways.items():
            if not shared and name not in OURS:
                continue
            started = time.process_time()
            hits = [search(speech, units) for speech, units in batch]
            seconds = time.process_time() - started
            in_english = sum(
                found
                for found, (speech, _) in zip(hits, batch, strict=True)
                if speech.language == "en"
            )
            for part in ("shared", "all") if shared else ("all",):
                took[name][part].add(seconds, size, in_english)
    return took


def peak() -> float:
    """Return the most memory that this process took, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, getrusage begins with what the process took that started this
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM"))
    if find_spec("resource") is None:
        return 0.0
    import resource

    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return taken / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    taken = race(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
    result: dict[str, object] = {
        name: {part: asdict(one) for part, one in parts.items()} for name, parts in taken.items()
    }
    sys.stdout.write(json.dumps({**result, "peak": peak()}) + "\n")
