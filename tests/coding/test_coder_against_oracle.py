# SPDX-License-Identifier: MIT
"""The coder finds what a slow coder finds that tries every possibility and knows nothing clever.

The test puts a text together from words whose folded form and place it knows, so that the slow
coder needs no tokeniser, no folding and no offset map.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.coding.coder import Coder
from standpoint.coding.rule_finder import RuleFinder
from standpoint.coding.rules import parse
from standpoint.errors import RuleError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.reports import Sentence


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    folded: str
    cased: str
    stop_before: bool


def fits(term, token):
    """Term is (text, cased or None, open at the start, open at the end)."""
    text, cased, open_start, open_end = term
    word = token.folded if cased is None else token.cased
    wanted = text if cased is None else cased
    forms = [wanted]
    if cased is None and not open_start and "\u0600" <= text[0] <= "\u06ff":
        forms = arabic_forms(text)
    if open_start and open_end:
        return wanted in word
    if open_start:
        return word.endswith(wanted)
    if open_end:
        return any(word.startswith(form) for form in forms)
    return word in forms


def arabic_forms(text):
    forms = []
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ك", "ل"):
            for article in ("", "ال"):
                if (preposition, article) == ("ل", "ال"):
                    forms.append(conjunction + "لل" + text)
                else:
                    forms.append(conjunction + preposition + article + text)
        forms.append(conjunction + "س" + text)
        if text.startswith("الل"):
            forms.append(conjunction + "ل" + text[2:])
        elif text.startswith("ال"):
            forms.append(conjunction + "لل" + text[2:])
    return forms


def positions(hit):
    return {place for first, last in hit for place in range(first, last + 1)}


def reach(hit):
    return min(positions(hit)), max(positions(hit))


def between(one, other):
    """The number of words between two stretches, 0 where they overlap."""
    (a, b), (c, d) = one, other
    return len(set(range(b + 1, c)) | set(range(d + 1, a)))


def holds(one, other):
    return one != other and one[0] <= other[0] and other[1] <= one[1]


def shortest(hits):
    return {hit for hit in hits if not any(holds(reach(hit), reach(other)) for other in hits)}


def phrases(terms, crossed, tokens):
    """Where terms stand side by side; `crossed` are those with a stop before them in the rule."""
    found = set()
    for first in range(len(tokens) - len(terms) + 1):
        chosen = tokens[first : first + len(terms)]
        stopped = any(
            token.stop_before and at not in crossed for at, token in enumerate(chosen) if at > 0
        )
        if not stopped and all(map(fits, terms, chosen)):
            found.add(((first, first + len(terms) - 1),))
    return found


def hits(rule, tokens):
    """Return the set of hits; a hit is a tuple of the stretches of words that make it up."""
    kind, *parts = rule
    if kind == "phrase":
        return phrases(*parts, tokens)
    if kind == "choice":
        before, choices, behind = parts
        return {
            hit for chosen in choices for hit in phrases((*before, *chosen, *behind), (), tokens)
        }
    if kind == "or":
        return hits(parts[0], tokens) | hits(parts[1], tokens)
    if kind == "inside":
        names = {reach(hit) for hit in hits(parts[1], tokens)}
        return without(parts[0], tokens, names)
    if kind == "away":
        return {
            hit
            for hit in hits(parts[1], tokens)
            if all(between(reach(hit), reach(other)) > parts[0] for other in hits(parts[2], tokens))
        }
    return combined(kind, parts, lambda part: hits(part, tokens))


def combined(kind, parts, found):
    if kind == "and":
        pairs = product(found(parts[0]), found(parts[1]))
        ends = [reach((*one, *other)) for one, other in pairs]
        return shortest({(end,) for end in ends})
    distance, left, right = parts
    joined = set()
    for one, other in product(found(left), found(right)):
        if positions(one) & positions(other) or between(reach(one), reach(other)) > distance:
            continue
        if kind == "pre" and max(positions(one)) > min(positions(other)):
            continue
        joined.add(tuple(sorted((*one, *other))))
    return shortest(joined)


def without(rule, tokens, names):
    """The hits of a rule when no word or phrase that lies inside a name may take part."""
    kind, *parts = rule
    if kind in ("phrase", "choice"):
        return {
            hit
            for hit in hits(rule, tokens)
            if not any(a <= hit[0][0] and hit[0][1] <= b for a, b in names)
        }
    if kind == "or":
        return without(parts[0], tokens, names) | without(parts[1], tokens, names)
    if kind == "inside":
        more = {reach(hit) for hit in hits(parts[1], tokens)}
        return without(parts[0], tokens, names | more)
    if kind == "away":
        return {
            hit
            for hit in without(parts[1], tokens, names)
            if all(between(reach(hit), reach(other)) > parts[0] for other in hits(parts[2], tokens))
        }
    return combined(kind, parts, lambda part: without(part, tokens, names))


def places(rule, tokens):
    """Where in the text a rule's hits start and end, in order."""
    stretches = {reach(hit) for hit in hits(rule, tokens)}
    return sorted((tokens[first].start, tokens[last].end) for first, last in stretches)


def counted(rules, tokens):
    """Places in the text of one facet's hits: of those that overlap, the longest, then first."""
    found = {place for rule in rules for place in places(rule, tokens)}
    kept = []
    for start, end in sorted(found, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def term_written(term):
    text, cased, before, behind = term
    return f"{'=' if cased else ''}{'*' if before else ''}{cased or text}{'*' if behind else ''}"


def written(rule):
    """The rule in the rule language, every group in parentheses."""
    kind, *parts = rule
    if kind == "phrase":
        terms, crossed = parts
        if len(terms) == 1:
            return term_written(terms[0])
        said = term_written(terms[0])
        for at, term in enumerate(terms[1:], start=1):
            said += (" ; " if at in crossed else " ") + term_written(term)
        return f'"{said}"'
    if kind == "choice":
        before, choices, behind = (
            " ".join(map(term_written, part)) for part in (parts[0], (), parts[2])
        )
        choices = " OR ".join(" ".join(map(term_written, chosen)) for chosen in parts[1])
        return f'"{before} ({choices}) {behind}"'
    if kind in ("near", "pre"):
        return f"({written(parts[1])} {kind.upper()}/{parts[0]} {written(parts[2])})"
    if kind == "away":
        return f"({written(parts[1])} NOT NEAR/{parts[0]} {written(parts[2])})"
    operator = {"or": "OR", "and": "AND", "inside": "NOT INSIDE"}[kind]
    return f"({written(parts[0])} {operator} {written(parts[1])})"


# As written, as compared, as compared with its case, what joins it to the word before: a piece may
# hold several words.
ENGLISH = [
    [("unity", "unity", "unity")],
    [("Unity’s", "unity", "Unity")],
    [("UNITED", "united", "UNITED")],
    [("u\u00adnited", "united", "united")],
    [("Nations", "nations", "Nations")],
    [("community", "community", "community")],
    [("re", "re", "re"), ("admitted", "admitted", "admitted", "-")],
    [("Readmitted", "readmitted", "Readmitted")],
    [("re", "re", "re"), ("admitted", "admitted", "admitted", "\u2011")],
    [("don't", "don't", "don't")],
    [("Don’t", "don't", "Don't")],
    [("E\u0301lan", "élan", "Élan")],
    [("U", "u", "U"), ("N", "n", "N", ".")],
    [("unity", "unity", "unity"), ("وحدة", "وحده", "وحده", "")],
    [("unity", "unity", "unity"), ("admitted", "admitted", "admitted", "/")],
    [("unity'5", "unity'5", "unity'5")],
]
NUMBERS = [
    [("2254", "2254", "2254")],
    [("2,254", "2,254", "2,254")],
    [("22540", "22540", "22540")],
    [("2254th", "2254th", "2254th")],
    [("$2254", "$2254", "$2254")],
    [("2254%", "2254%", "2254%")],
    [("2254.5", "2254.5", "2254.5")],
    [("2254", "2254", "2254"), ("unity", "unity", "unity", "'")],
    [("S", "s", "S"), ("RES", "res", "RES", "/"), ("2254", "2254", "2254", "/")],
]
ARABIC = [
    [("وحدة", "وحده", "وحده")],
    [("والوَحْدَةُ", "والوحده", "والوحده")],
    [("للوحدة", "للوحده", "للوحده")],
    [("وحدات", "وحدات", "وحدات")],
    [("القرار", "القرار", "القرار")],
    [("بالقـرار", "بالقرار", "بالقرار")],
    [("للقرار", "للقرار", "للقرار")],
    [("لاجئين", "لاجيين", "لاجيين")],
    [("اللاجئين", "اللاجيين", "اللاجيين")],
    [("للاجئين", "للاجيين", "للاجيين")],
    [("لأجيال", "لاجيال", "لاجيال")],
    [("و", "و", "و"), ("٢٢٥٤", "2254", "2254", "")],
    [("القرار", "القرار", "القرار"), ("2254", "2254", "2254", "")],
    [("و", "و", "و"), ("Unity", "unity", "Unity", "")],
]
TERMS = {
    "en": [
        ("unity", None, False, False),
        ("unity", "Unity", False, False),
        ("united", None, False, False),
        ("united", "UNITED", False, False),
        ("unit", None, False, True),
        ("nity", None, True, False),
        ("mitt", None, True, True),
        ("nations", None, False, False),
        ("re", None, False, False),
        ("adm", None, False, True),
        ("admitted", None, False, False),
        ("2254", None, False, False),
        ("225", None, False, True),
        ("254", None, True, False),
        ("2,254", None, False, False),
        ("don't", None, False, False),
        ("don", None, False, True),
        ("élan", None, False, False),
        ("u", None, False, False),
        ("res", None, False, False),
        ("وحده", None, False, False),
    ],
    "ar": [
        ("وحده", None, False, False),
        ("الوحده", None, False, False),
        ("الوحده", "الوحده", False, False),
        ("وحد", None, False, True),
        ("حده", None, True, False),
        ("قرار", None, False, False),
        ("القرار", None, False, False),
        ("اللاجيين", None, False, False),
        ("لاجي", None, False, True),
        ("اللاج", None, False, True),
        ("2254", None, False, False),
        ("225", None, False, True),
        ("unity", None, False, False),
        ("unit", None, False, True),
        ("unity", "Unity", False, False),
    ],
}
GAPS = [
    *(" ", " ", " ", " ", ", ", "-", "\u00a0", " – ", "  ", "\t", "_", " / ", "، ", " '", "' "),
    *("      ", " —— ", "\u200f ", "\n", " & ", " ،،،،، "),
]
STOPS = [" (", ") ", "; ", " “", ": ", ". ", "! ", "… ", "؟ ", "؛ ", '" ', ".\u00a0"]


def a_phrase(random, terms):
    """Return one word, or several side by side, with a stop or a choice among them."""
    chosen = random.choices(terms, k=random.choice((1, 1, 1, 2, 2, 3)))
    if len(chosen) == 3 and random.random() < 0.5:
        first, middle, last = chosen
        return ("choice", (first,), ((middle,), (random.choice(terms),), (last, middle)), (last,))
    crossed = {at for at in range(1, len(chosen)) if random.random() < 0.15}
    return ("phrase", tuple(chosen), tuple(crossed))


def a_rule(random, terms, depth=3):
    """Return a rule over a few terms; small ones are as likely as large ones."""
    if depth == 0 or random.random() < 0.3:
        return a_phrase(random, terms)
    left, right = (a_rule(random, terms, depth - 1) for _ in range(2))
    kind = random.choice(("or", "or", "and", "inside", "near", "near", "pre", "away"))
    if kind in ("near", "pre", "away"):
        return (kind, random.randint(1, 4), left, right)
    return (kind, left, right)


def a_readable_rule(random, terms, language):
    """Return a rule of which it is not plain already that it can match nothing."""
    while True:
        rule = a_rule(random, terms)
        with suppress(RuleError):
            parse(written(rule), language)
            return rule


def a_vocabulary(random, terms, language):
    """Return pieces of text, half of them such as the terms may fit."""
    mixed = random.sample(ENGLISH if language == "ar" else ARABIC, 2)
    every = (ARABIC if language == "ar" else ENGLISH) + NUMBERS + mixed
    fitting = [
        piece
        for piece in every
        if any(fits(term, Token(0, 0, *each[1:3], False)) for term in terms for each in piece)
    ]
    return random.sample(every, 3) + random.choices(fitting, k=4)


def a_report(random, vocabulary):
    """Return a text, its sentences and the tokens of each."""
    text, sentences, tokens = "", [], []
    for index in range(random.randint(1, 3)):
        text += "\n"
        start, found, stop = len(text), [], False
        for piece in random.choices(vocabulary, k=random.randint(1, 12)):
            if found:
                gap = random.choice(GAPS if random.random() < 0.7 else STOPS)
                # An apostrophe between a letter and a number would join them.
                gap = (
                    " "
                    if "'" in gap and (piece[0][0][0].isdigit() or text[-1] in "0123456789%")
                    else gap
                )
                text, stop = text + gap, gap in STOPS
            for surface, folded, cased, *join in piece:
                text += join[0] if join else ""
                stop = stop or join == ["."]
                length = len(surface.removesuffix("’s"))
                found.append(Token(len(text), len(text) + length, folded, cased, stop))
                text, stop = text + surface, False
        sentences.append(
            Sentence(index, start, len(text), index + 1, furniture=random.random() < 0.2)
        )
        tokens.append(found)
    return text, tuple(sentences), tokens


def a_codebook(facets, language):
    return Codebook(
        "test",
        (
            Theme(
                id="theme",
                label="Theme",
                key=1,
                colour="#000000",
                shape="circle",
                facets=tuple(
                    Facet(f"f{number}", str(number), rules=tuple(Rule(language, r) for r in found))
                    for number, found in enumerate(facets)
                ),
            ),
        ),
    )


def compare(seed, language):
    random = Random(seed)
    terms = random.sample(TERMS[language], 4)
    facets = [
        [a_readable_rule(random, terms, language) for _ in range(random.randint(1, 2))]
        for _ in range(random.randint(1, 2))
    ]
    text, sentences, tokens = a_report(random, a_vocabulary(random, terms, language))
    coder = Coder(a_codebook([[written(r) for r in facet] for facet in facets], language))
    compare_with(coder, facets, text, sentences, tokens, language)


def compare_with(coder, facets, text, sentences, tokens, language):
    searched = [
        (sentence.index, found)
        for sentence, found in zip(sentences, tokens, strict=True)
        if not sentence.furniture
    ]
    expected = {
        (sentence, start, end, f"f{number}")
        for sentence, found in searched
        for number, facet in enumerate(facets)
        for start, end in counted(facet, found)
    }
    hits = coder.code(text, sentences, language, None)
    assert [(hit.start, hit.end) for hit in hits] == sorted(each[1:3] for each in expected)
    assert {(hit.sentence, hit.start, hit.end, hit.facet) for hit in hits} == expected
    every = sorted(
        (start, end, number, order, sentence, written(rule))
        for sentence, found in searched
        for number, facet in enumerate(facets)
        for order, rule in enumerate(facet)
        for start, end in places(rule, found)
    )
    assert [
        (hit.start, hit.end, int(hit.facet[1:]), hit.sentence, hit.rule)
        for hit in coder.find(text, sentences, language, None)
    ] == [(start, end, number, *rest) for start, end, number, _, *rest in every]
    for rule in {rule for facet in facets for rule in facet}:
        alone = sorted(
            (*place, index) for index, found in searched for place in places(rule, found)
        )
        assert RuleFinder(Rule(language, written(rule))).find(text, sentences) == [
            (index, start, end) for start, end, index in alone
        ]


@given(st.integers(0, 2**32))
@settings(max_examples=250, deadline=None)
def test_english_hits_are_those_of_the_slow_coder(seed):
    compare(seed, "en")


@given(st.integers(0, 2**32))
@settings(max_examples=250, deadline=None)
def test_arabic_hits_are_those_of_the_slow_coder(seed):
    compare(seed, "ar")
