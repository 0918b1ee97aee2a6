# SPDX-License-Identifier: MIT
"""What a figure counts and how, in paragraphs that a methods section can take over."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint import __version__
from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.figures import smooth_words, wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.model.codebook import Codebook, Theme

_WIDTH = 88
_NUMERATORS: dict[Measure, str] = {
    "share": "The measure is the share of reports: in each {kind}, the reports in which at least "
    "one sentence carries {theme}, divided by all reports that were searched for it. A report "
    "counts once, however often it speaks of {theme}.",
    "rate": "The measure is the number of mentions per 1,000 words: in each {kind}, all mentions "
    "in the reports that were searched for {theme}, divided by all words of these reports, times "
    "1,000. Mentions and words are first summed over the reports and then divided (a ratio of "
    "sums), so that a long report weighs more than a short one. A mention is a passage that a rule "
    "matched or a sentence that a person coded; passages of one theme that overlap count once.",
    "sentences": "The measure is the share of sentences: in each {kind}, the sentences that carry "
    "{theme}, divided by all sentences of the reports that were searched for it. Both are "
    "summed over the reports before they are divided, so that a long report weighs more than a "
    "short one. A sentence counts once for a theme.",
    "count": "The measure is the number of mentions of {theme} in each {kind}. A mention is a "
    "passage that a rule matched or a sentence that a person coded; passages of one theme that "
    "overlap count once. A number of mentions grows with the number and the length of reports, so "
    "that it says nothing of emphasis by itself.",
}
_CODINGS = {
    "suggested": "Everything that the rules suggest was counted; what people confirmed, rejected "
    "or coded by hand was not taken into account.",
    "not-rejected": "Codings that the rules suggest were counted unless a person had rejected "
    "them, together with what people coded by hand. Suggestions that nobody has reviewed are among "
    "them.",
    "confirmed": "Only codings that a person had confirmed or made by hand were counted; "
    "suggestions that nobody had reviewed were not.",
}
_REPOSTS = (
    "A repost is a report of which nearly all stands in an earlier one: at least 70\u00a0% of the "
    "runs of four words of the shorter text stand in the longer one, at least 50\u00a0% of those "
    "of the longer in the shorter, and numbers and dates agree; or a person said that both are "
    "the same. The original is the report that was published first, or the one that a person took "
    "as such."
)
_DATES: dict[DatePolicy, str] = {
    "allocate": "A report that is dated only by its month, its year or a span of time is spread "
    "over the periods of its possible days in proportion to the days in each; its weights sum to "
    "one (aoristic allocation, Ratcliffe 2000). Reports dated approximately or with doubt keep the "
    "bounds that are stated.",
    "widen": "A report that is dated only by its month, its year or a span of time is spread "
    "over the periods of its possible days in proportion to the days in each; its weights sum to "
    "one (aoristic allocation, Ratcliffe 2000). A date that is only approximate is first read one "
    "unit wider on either side, a month as three and a year as three years.",
    "certain": "Only reports were counted whose date lies wholly inside one period and is neither "
    "approximate nor doubtful.",
}
_LIMITS = (
    "The figure shows how often a theme is spoken of, not what is said of it: support, rejection "
    "and a passing mention count alike.",
    "Rules miss passages in wordings that they do not hold, and suggest some that a reader would "
    "not accept. The intervals do not cover such errors.",
    "The reports are those that were collected. What an actor said elsewhere is not in the figure, "
    "and a period without reports is a gap, not a silence.",
)
_SOURCES = {
    "Wilson": "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
    "inference. Journal of the American Statistical Association 22, 209–212.",
    "Garwood": "Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, "
    "437–442.",
    "Ratcliffe": "Ratcliffe, J. H. (2000). Aoristic analysis: the spatial interpretation of "
    "unspecific temporal events. International Journal of Geographical Information Science 14, "
    "669–679.",
    "Nadaraya": "Nadaraya, E. A. (1964). On estimating regression. Theory of Probability and Its "
    "Applications 9, 141–142.",
    "Watson": "Watson, G. S. (1964). Smooth regression analysis. Sankhyā A 26, 359–372.",
    "Kish": "Kish, L. (1965). Survey Sampling. New York: Wiley.",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a note: its head, its paragraphs, and the lines of a list under them."""

    head: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()


def method_note(figure: Figure, codebook: Codebook | None = None) -> str:
    """Return how a figure was made, in plain words: every choice that its numbers depend on.

    Args:
        figure: all numbers that are said come from it.
        codebook: the one that coded, to say how each theme is defined and by how many rules it is
            found; without it only its version is named.

    Returns:
        Text of several paragraphs under heads, wrapped, that ends with a line break.
    """
    parts = [f"Method note: {figure.title}"]
    for section in sections(figure, codebook):
        parts.append(section.head.upper())
        parts += [_wrapped(paragraph) for paragraph in section.paragraphs]
        if section.items:
            parts.append("\n".join(_wrapped(item, "- ") for item in section.items))
    return "\n\n".join(parts) + "\n"


def sections(figure: Figure, codebook: Codebook | None = None) -> tuple[Section, ...]:
    """Return the note's parts in order; see `method_note`. Sources are last."""
    made = [
        _counted(figure),
        _reports(figure),
        _coding(figure, codebook),
        _dates(figure),
        _intervals(figure),
    ]
    if smoothed := _smoothing(figure):
        made.append(smoothed)
    if events := _events(figure):
        made.append(events)
    made += [Section("What this figure does not show", _limits(figure)), _software(figure)]
    text = " ".join(part for one in made for part in one.paragraphs)
    sources = tuple(said for name, said in _SOURCES.items() if name in text)
    if sources:
        made.append(Section("Sources", (), sources))
    return tuple(made)


def _wrapped(text: str, before: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=before, subsequent_indent=" " * len(before),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _counted(figure: Figure) -> Section:
    whole = [one for one in figure.series if "/" not in one.key]
    theme = "the theme" if whole or not figure.series else "the part of a theme"
    said = [
        "The unit of coding is the sentence. "
        + _NUMERATORS[figure.measure].format(kind=figure.kind, theme=theme),
        "Repeated headlines, lists of sources, links and disclaimers (furniture) are in neither "
        "part of any number.",
    ]
    if not figure.series:
        return Section("What was counted", tuple(said))
    said.append("What is drawn:")
    return Section("What was counted", tuple(said), tuple(map(_series, figure.series)))


def _series(one: FigureSeries) -> str:
    parts = [one.label]
    if one.counted:
        parts.append(f"{one.counted}, which the codebook does not count toward the theme")
    if one.valid_from:
        parts.append(f"looked for from {wording.day(one.valid_from)}")
    return ", ".join(parts) + "."


def _reports(figure: Figure) -> Section:
    span = wording.span(figure.periods)
    if figure.reports:
        stand = f"The figure stands on {wording.count(figure.reports, 'dated report')}"
        said = [f"{stand}, {span}." if span else f"{stand}."]
    else:
        said = [figure.empty_sentence]
    if figure.filters:
        said.append(f"Reports were chosen by a filter: {figure.filters.rstrip('.')}.")
    else:
        said.append("No filter was set: every report of the corpus was taken.")
    if reposts := wording.reposts_note(figure.reposts):
        said.append(f"{reposts} {_REPOSTS}")
    if figure.undated:
        left = wording.undated(figure.undated)
        said.append(f"{left} left out, since no date was made up for any report.")
    names = {one.key: one.label for one in figure.series}
    notes = []
    for note, number in figure.left_out:
        key = note.removeprefix("reports not searched for ")
        whole = note.removesuffix(key) + names.get(key, key) if key != note else note
        notes.append(wording.left_out(whole, number))
    if any("not searched" in note for note in notes):
        said.append(
            "A report is not searched for a theme where the codebook has no rule in its language, "
            "or where it lies outside the dates for which the theme is defined; it then leaves "
            "that theme's denominator."
        )
    return Section("Reports", (" ".join(said),), tuple(notes))


def _coding(figure: Figure, codebook: Codebook | None) -> Section:
    said = (
        f"Themes were coded by rules of a codebook, version {figure.codebook_version}. A rule says "
        "which words must stand in a sentence, in which order or nearness, and inside which names "
        f"they do not count. {_CODINGS[figure.status]}"
    )
    if codebook is None:
        return Section("Coding", (said,))
    wanted = dict.fromkeys(one.key.partition("@")[0].partition("/")[0] for one in figure.series)
    themes = [theme for theme in codebook.themes if theme.id in wanted]
    return Section("Coding", (said,), tuple(_defined(theme) for theme in themes))


def _defined(theme: Theme) -> str:
    rules = sum(len(facet.rules) for facet in theme.facets)
    languages = sorted({code for facet in theme.facets for code in facet.languages()})
    said = f"{theme.label}: {wording.count(rules, 'rule')}"
    if languages:
        said += f" ({', '.join(languages)})"
    left = [facet.label for facet in theme.facets if not facet.counts]
    if left:
        said += f"; not counted toward the theme: {wording.listed(left)}"
    definition = " ".join(theme.definition.split())
    return f"{said}. {definition}".strip()


def _dates(figure: Figure) -> Section:
    said = f"Reports stand in periods of one {figure.kind} each. {_DATES[figure.policy]}"
    vague = {
        point.period.key
        for one in figure.series
        for point in one.points
        if point.approximate and point.value is not None
    }
    if vague:
        number = wording.count(len(vague), "period")
        said += (
            f" {number} {'holds' if len(vague) == 1 else 'hold'} reports without a certain date."
        )
    return Section("Dates", (said,))


def _intervals(figure: Figure) -> Section:
    weights = figure.policy != "certain" and any(
        point.approximate for one in figure.series for point in one.points
    )
    match figure.measure:
        case "count":
            said = "A count of mentions has no interval."
        case "rate":
            said = (
                "Intervals are 95\u00a0% intervals of a Poisson count (Garwood 1936), widened by "
                "the dispersion φ of mentions between the reports of a period, since mentions "
                "cluster in reports: φ is Pearson's chi-square over its degrees of freedom, and at "
                "least 1. "
            ) + _alone(figure)
        case _:
            said = "Intervals are 95\u00a0% score intervals of a share (Wilson 1927)."
            if figure.measure == "sentences":
                said += (
                    " They treat sentences as if each stood for itself; sentences of one report "
                    "resemble each other, so that the true uncertainty is larger."
                )
    if weights and figure.measure != "count":
        said += " Where reports are spread over periods by weights, the interval is approximate."
    thin = f"Periods with fewer than {wording.count(figure.thin, 'report')} are marked as thin"
    if any(figure.is_thin(point) for one in figure.series for point in one.points):
        thin += " and are not joined by a line."
    else:
        thin += "; there are none."
    gaps = " A period without any searched report is a gap, never 0."
    return Section("Uncertainty", (said.strip(), thin + gaps))


def _alone(figure: Figure) -> str:
    alone = sum(
        len(point.report_ids) == 1
        for one in figure.series
        for point in one.points
        if point.value is not None
    )
    if not alone:
        return ""
    points = wording.count(alone, "point")
    verb = "stands" if alone == 1 else "stand"
    return (
        f"{points} {verb} on a single report, from which no dispersion can be told: there the "
        "interval is the plain one of Poisson."
    )


def _smoothing(figure: Figure) -> Section | None:
    if figure.smooth == "none" or not figure.smoothed:
        return None
    lines = [one.smooth for one in figure.series]
    said = smooth_words.method_note(figure.smooth, figure.smooth_days, lines)
    few = [
        f"{one.label}: {wording.count(one.smoothed, 'dated report')}, not smoothed."
        for one in figure.series
        if not one.smooth
    ]
    return Section("Smoothing", (said,), tuple(few))


def _events(figure: Figure) -> Section | None:
    shown = figure.shown_events()
    if not shown:
        return None
    said = (
        "Lines mark events, two where one lasted. They are no part of any number, and that a theme "
        "is spoken of more or less after one does not show that the event is the cause."
    )
    items: Sequence[str] = [f"{one.described}.{_sourced(one.source)}" for one in shown]
    return Section("Events", (said,), tuple(items))


def _sourced(source: str) -> str:
    named = " ".join(source.split()).rstrip(".")
    return f" Source: {named}." if named else " No source is stated."


def _limits(figure: Figure) -> tuple[str, ...]:
    said = [*_LIMITS]
    if figure.measure in {"share", "rate", "sentences"} and len(figure.periods) > 1:
        said.append(
            "Whether two points differ is not read from whether their intervals overlap; it needs "
            "an interval of the difference."
        )
    return tuple(said)


def _software(figure: Figure) -> Section:
    return Section(
        "Software",
        (
            f"Standpoint {__version__}, codebook version {figure.codebook_version}. The numbers of "
            "the figure, with numerator, denominator and interval of every point, are in the CSV "
            "that it exports.",
        ),
    )
