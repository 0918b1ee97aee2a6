# SPDX-License-Identifier: MIT
"""A codebook of 4 themes with 25 terms each: plain ones, and the same with all the operators."""

from __future__ import annotations

from standpoint.model.codebook import Codebook, Facet, Rule, Theme

PLAIN = {
    "unity": (
        "unity|territorial integrity|one people|solidarity|national unity|common ground|cohesion|"
        "partition|one voice|united country|joint vision|working together|indivisible|separatism|"
        "common understanding|partnership|shared vision|unified position|social cohesion|"
        "reconciliation|oneness|unified delegation|close ranks|bridge differences|undivided"
    ),
    "settlement": (
        "resolution 2254|negotiations|ceasefire|political solution|transition|mediation|"
        "peaceful settlement|special envoy|round table|road map|free elections|constitution|"
        "peace talks|political process|truce|good offices|transitional government|peace plan|"
        "constitutional committee|confidence building|power sharing|peace agreement|"
        "national dialogue|interim authority|final status"
    ),
    "refugees": (
        "refugees|displaced persons|asylum|safe return|host countries|resettlement|camps|"
        "humanitarian corridor|repatriation|exodus|migrants|deportation|right of return|"
        "voluntary return|stateless|forced displacement|refuge|sanctuary|uprooted|"
        "border crossings|temporary protection|returnees|refugee crisis|host communities|expulsion"
    ),
    "normalization": (
        "diplomatic relations|normalization|rapprochement|embassies|recognition|lifting sanctions|"
        "restored relations|reconstruction|re-engagement|envoys|isolation|sanctions relief|"
        "regional integration|full membership|state visit|boycott|rehabilitation|embargo|"
        "bilateral ties|open borders|trade relations|ambassadors|consulates|detente|legitimacy"
    ),
}
WITH_OPERATORS = {
    "unity": (
        'unity NOT INSIDE "unity (party OR government)"|"territorial (integrity OR unity)"|'
        '"one people"|solidarity|unif* NEAR/4 (ranks OR position OR voice)|"common ground"|'
        "*cohesion|partition*|=Unity|united PRE/2 (country OR people OR nation)|"
        "joint NEAR/3 vision|(working OR work) PRE/1 together|indivisib*|separatis*|"
        "common AND understanding|partnership NOT NEAR/3 trade|shared PRE/2 vision|"
        '"unified position"|"social cohesion"|reconcil*|oneness|'
        'unite* NOT INSIDE ("United Nations" OR "United States")|'
        '"(close OR closing) ranks"|bridg* NEAR/5 difference*|undivided'
    ),
    "settlement": (
        'resolution* NEAR/4 2254|negotiat*|ceasefire|"political solution"|transition*|mediat*|'
        'peace* NEAR/2 settlement|"special envoy"|"round table"|"road map"|'
        "(free OR fair) NEAR/3 elections|constitution|"
        "peace PRE/1 talks|political NEAR/1 process|truce|"
        '"good offices"|transitional AND government|peace NEAR/3 plan|'
        '"constitutional committee"|confidence NEAR/2 building|"power sharing"|'
        '"peace (agreement OR accord OR deal)"|national PRE/2 dialogue|"interim authority"|'
        '"final status"'
    ),
    "refugees": (
        "refugee*|displaced PRE/2 (persons OR people)|asylum|(safe OR voluntary) NEAR/4 return*|"
        '"host (countries OR country)"|resettl*|camps NOT NEAR/4 (training OR military)|'
        '"humanitarian corridor"|repatriat*|exodus|migrant*|deport*|"right of return"|'
        "returnees|stateless|forced NEAR/2 displacement|refuge|=Sanctuary|uprooted|"
        'border PRE/1 crossings|"temporary protection"|"host communities"|expulsion|'
        "displaced NEAR/6 (home OR homes OR camp OR camps)|"
        'exile* NOT INSIDE "exile government"'
    ),
    "normalization": (
        "diplomatic NEAR/2 relations|normaliz* NOT NEAR/3 (prices OR Israel)|rapprochement|"
        'embass*|recognition NOT INSIDE "recognition of rights"|lift* NEAR/3 sanctions|'
        "restor* NEAR/4 (relations OR ties)|reconstruct*|re-engag*|envoys|isolation|"
        '"sanctions relief"|regional PRE/1 integration|"full membership"|"state visit"|'
        "boycott*|rehabilitat*|embargo|bilateral NEAR/2 (ties OR relations)|"
        '"open borders"|trade AND relations AND regime|ambassadors|consulates|detente|'
        "legitima* NEAR/5 (regime OR government)"
    ),
}
IN_ARABIC = {
    "unity": "وحدة PRE/2 (الأراضي OR الشعب)|الوحدة|توحيد*",
    "settlement": 'القرار NEAR/3 2254|مفاوضات|"الحل السياسي"',
    "refugees": "اللاجئين|عودة NEAR/4 (لاجئ* OR نازح*)|النازحين",
    "normalization": "تطبيع*|العلاقات AND النظام",
}


def codebook(rules: dict[str, str]) -> Codebook:
    """Return the codebook of these English rules and those in Arabic."""
    themes = []
    for key, (name, sources) in enumerate(rules.items(), start=1):
        made = [Rule("en", source) for source in sources.split("|")]
        made += [Rule("ar", source) for source in IN_ARABIC[name].split("|")]
        facet = Facet("general", "General", rules=tuple(made))
        themes.append(Theme(name, name.title(), key, "#000000", "circle", (facet,)))
    return Codebook("Small", tuple(themes))


def plain() -> Codebook:
    """Return the codebook of the plain terms, each between quotation marks."""
    return codebook(
        {name: "|".join(f'"{term}"' for term in found.split("|")) for name, found in PLAIN.items()}
    )


def terms() -> tuple[str, ...]:
    """Return all plain terms, one of each theme by turns."""
    lists = [sources.split("|") for sources in PLAIN.values()]
    return tuple(term for four in zip(*lists, strict=True) for term in four)
