# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

from standpoint.analysis.alignment import Alignment, Link
from standpoint.ui.compare import wording
from standpoint.ui.compare.arrangement import lay_out
from standpoint.ui.compare.rows import (
    Band,
    Elsewhere,
    FacetLine,
    Fold,
    Remark,
    Shown,
    Silent,
    ThemeHead,
    View,
    count,
)


def blocks_of(world, codebook, ids, view=None):
    return lay_out(world.align(ids), codebook, view or View())


def facets(blocks):
    """Return, per facet, the bands that follow its line."""
    found, current = {}, None
    for block in blocks:
        if isinstance(block, FacetLine):
            current = found.setdefault((block.theme, block.facet), [])
        elif isinstance(block, Band):
            current.append(block)
    return found


def sentences(blocks):
    return [
        item.stop.passage
        for block in blocks
        if isinstance(block, Band)
        for column in block.columns
        for item in column
        if isinstance(item, Shown)
    ]


def test_linked_sentences_stand_level_in_one_band(world, codebook):
    bands = facets(blocks_of(world, codebook, [1, 2]))["unity", "opposition"]
    left, right = bands[0].columns
    assert len(left) == 1
    assert [item.passage.paragraph for item in right] == [2, 2]
    assert len(bands[0].links) == 2
    assert all(item.linked for item in (*left, *right))


def test_the_closest_group_stands_first_and_the_text_s_order_can_be_asked_for(world, codebook):
    late = Link((1, 4), (2, 2), 0.5, ("autumn",), "machine")
    world.machine.append(("unity", "opposition", late))
    by_closeness = facets(blocks_of(world, codebook, [1, 2]))["unity", "opposition"]
    assert by_closeness[0].links == (late,)
    view = View(order="text")
    by_text = facets(blocks_of(world, codebook, [1, 2], view))["unity", "opposition"]
    assert by_text[1].links == (late,)


def test_a_link_by_a_person_stands_before_every_machine_link(world, codebook):
    world.human["unity", "opposition", frozenset(((1, 4), (2, 6)))] = True
    bands = facets(blocks_of(world, codebook, [1, 2]))["unity", "opposition"]
    assert bands[0].links[0].origin == "human"


def test_each_sentence_stands_once_in_a_theme(world, codebook):
    shown = sentences(blocks_of(world, codebook, [1, 2]))
    unity = [key for key in shown if key == (1, 3)]
    assert len(unity) == 1


def test_a_sentence_that_stands_at_another_facet_is_said_there(world, codebook):
    found = facets(blocks_of(world, codebook, [1, 2]))
    (left, _right) = found["resolution_2254", "number"][0].columns
    assert left == (Elsewhere("¶\u00a04 too, linked below"),)
    (left, _right) = found["unity", "partition"][0].columns
    assert left == (Elsewhere("¶\u00a03 too, above"),)
    (left, _right) = found["unity", "territory"][0].columns
    assert left[0].remark == "also against partition"


def test_more_than_five_unlinked_sentences_fold_with_their_number(world, codebook):
    world.machine.clear()
    bands = facets(blocks_of(world, codebook, [1, 2]))["unity", "opposition"]
    right = bands[-1].columns[1]
    assert [type(item) for item in right] == [Shown] * 5 + [Fold]
    assert right[-1].words == "1 more only here: ¶\u00a03"
    opened = View(opened=frozenset({("unity", "opposition", 2)}))
    bands = facets(blocks_of(world, codebook, [1, 2], opened))["unity", "opposition"]
    assert [type(item) for item in bands[-1].columns[1]] == [Shown] * 5 + [Fold, Shown]


def test_silence_is_said_in_its_three_wordings(world, codebook):
    found = facets(blocks_of(world, codebook, [1, 3]))
    silent = found["refugees", "protection"][0].columns[1][0]
    assert silent == Silent(
        "refugees",
        "protection",
        3,
        "Not searched: language",
        "Codebook v3 has no Arabic rule for this facet. This says nothing about the report.",
        searched=False,
    )
    world.reviewed.add((2, "normalization"))
    found = facets(blocks_of(world, codebook, [1, 2]))
    assert found["normalization", "regime"][0].columns[1][0].words == "Reviewed: silent"
    assert found["unity", "territory"][0].columns[1][0].words == "No passage found by codebook v3"


def test_a_report_silent_on_the_number_is_said_to_speak_of_resolutions_in_general(world, codebook):
    silent = facets(blocks_of(world, codebook, [1, 2]))["resolution_2254", "number"][0].columns[1]
    assert silent[0].detail == "Speaks of UN resolutions in general, below"


def test_facets_on_which_both_are_silent_share_one_line(world, codebook):
    remarks = [b.words for b in blocks_of(world, codebook, [1, 2]) if isinstance(b, Remark)]
    assert remarks == ["Silent in both: of society"]


def test_reports_without_a_common_theme_are_said_to_have_none(world, codebook):
    first = blocks_of(world, codebook, [2, 4])[0]
    assert first == Remark(
        "",
        "These two reports have no theme in common. Their texts can still be read side by side.",
    )


def test_a_theme_that_is_off_is_not_there_and_a_collapsed_one_has_its_header_only(world, codebook):
    view = View(off=frozenset({"unity"}), collapsed=frozenset({"refugees"}))
    blocks = blocks_of(world, codebook, [1, 2], view)
    heads = {block.theme.id: block for block in blocks if isinstance(block, ThemeHead)}
    assert "unity" not in heads
    assert heads["refugees"].collapsed
    assert ("refugees", "protection") not in facets(blocks)


def test_the_theme_s_sentence_counts_links_and_what_stands_alone(world, codebook):
    heads = [b for b in blocks_of(world, codebook, [1, 2]) if isinstance(b, ThemeHead)]
    assert heads[0].summary == ("2 linked, 2 only in Harbour Forum, 4 only in River Committee")
    assert heads[1].summary == "1 linked"


def test_a_rejected_sentence_is_hidden_and_not_counted_unless_asked_for(world, codebook):
    sentence = world.readings[1].sentences[8]
    key = (1, sentence.start, sentence.end, "normalization", "regime")
    world.decisions[key] = "rejected"
    assert (1, 8) not in sentences(blocks_of(world, codebook, [1, 2]))
    assert count(world.align([1, 2]), "normalization").words() == "0 · 0"
    shown = blocks_of(world, codebook, [1, 2], View(rejected=True))
    assert (1, 8) in sentences(shown)


def test_a_sentence_counts_once_for_its_theme_whatever_its_facets(world):
    assert count(world.align([1, 2]), "unity").words() == "3 · 6"
    assert count(world.align([1, 3]), "refugees").words() == "1 · ?"


def test_a_link_across_a_column_is_said_in_words(world, codebook):
    world.human["unity", "opposition", frozenset(((1, 4), (3, 2)))] = True
    bands = facets(blocks_of(world, codebook, [1, 2, 3]))["unity", "opposition"]
    shown = next(i for b in bands for c in b.columns for i in c
                 if isinstance(i, Shown) and i.stop.passage == (1, 4))  # fmt: skip
    assert shown.remark == ("linked with ¶\u00a03 in \u2068المنتدى\u2069 by you")


def test_a_third_report_s_own_sentences_begin_at_the_facet_s_top(world, codebook):
    bands = facets(blocks_of(world, codebook, [1, 2, 3]))["unity", "opposition"]
    assert [item.stop.passage for item in bands[0].columns[2]] == [(3, 2)]


def test_the_order_of_the_reports_only_mirrors_the_bands(world, codebook):
    one = facets(blocks_of(world, codebook, [1, 2]))
    other = facets(blocks_of(world, codebook, [2, 1]))
    assert one.keys() == other.keys()
    for key, bands in one.items():
        assert [tuple(reversed(b.columns)) for b in bands] == [b.columns for b in other[key]]


def test_an_empty_alignment_has_no_blocks(codebook):
    assert lay_out(Alignment(1, 0.08, (), ()), codebook, View()) == ()


def test_titles_that_shorten_to_the_same_name_are_told_apart(world, codebook):
    twin = replace(world.readings[2], report=replace(world.readings[2].report,
                   title=world.readings[1].report.title, actor="Harbour Forum"))  # fmt: skip
    world.readings[2] = twin
    heads = [b for b in blocks_of(world, codebook, [1, 2]) if isinstance(b, ThemeHead)]
    assert "2 only in Nine parties meet, 4 only in Nine parties meet (2)" in heads[0].summary


def test_with_all_themes_off_a_sentence_says_so_and_what_to_press(world, codebook):
    off = View(off=frozenset(theme.id for theme in codebook.active()))
    assert blocks_of(world, codebook, [1, 2], off) == (
        Remark("", "All themes are switched off. Press a digit, or click a theme above."),
    )


def test_a_paragraph_with_several_sentences_is_named_once_with_how_often():
    assert wording.paragraphs([6, 12, 12, 13]) == "¶\u00a06, 12\u00a0twice, 13"
    assert wording.paragraphs([2, 2, 2]) == "¶\u00a02\u00a03\u00a0times"


def test_a_facet_that_does_not_count_toward_its_theme_says_so(world, codebook):
    lines = [block for block in blocks_of(world, codebook, [1, 2]) if isinstance(block, FacetLine)]
    said = {line.facet: line.label for line in lines}
    assert said["un_resolutions"] == "UN resolutions in general, not counted"
    assert not said["opposition"].endswith("not counted")
