# SPDX-License-Identifier: MIT
"""Function words: what says which language a text is in, and nothing about its matter."""

from __future__ import annotations

from standpoint.text.folding import fold

_WRITTEN = {
    "en": """
        a about above across after against al all along also although am amid among an and any are
        around as at be because been before behind being below between both but by can could did do
        does doing done down during each either else ever every few for from further had has have
        having he her here hers herself him himself his how however i if in into is it its itself
        just least less like many may me might mine more most much my myself neither nor not of off
        on once one only onto or other others our ours ourselves out over own per quite rather same
        shall she should since so some such than that the their theirs them themselves then there
        these they this those though through throughout to too toward towards under until up upon us
        very via was we were what when where whether which while who whom whose why will with within
        without would yet you your yours yourself
    """,
    "ar": """
        في من على إلى الى عن أن إن ان كان كانت يكون تكون هذا هذه ذلك تلك التي الذي الذين اللتين
        اللذين ما لا لم لن ليس ليست قد كما أو او ثم بعد قبل بين عند عندما حيث حتى كل كلا بعض غير هو
        هي هم هما نحن أنا أنت مع منذ خلال ضد حول دون سوى لكن لكنه بل إذا لو أي أيضا وقد وفي ومن وعلى
        وإلى وأن وإن وكان وكانت ولا ولم وما وهو وهي وهذا وهذه وذلك وكما ولكن ومع به بها بهم له لها
        لهم لنا عنه عنها عليه عليها عليهم إليه إليها فيه
        فيها فيهم منه منها منهم مما فيما كذلك لدى لأن
        بأن وأنه أنه أنها إنه إنها هناك هنا أما إنما عبر نحو ذات سوف
    """,
    "fr": """
        le la les un une des du de et est en que qui dans pour sur pas par plus avec au aux ce cette
        ces son sa ses il elle ils elles nous vous je tu on ne se sont été être avoir ont a mais ou
        où donc comme leur leurs entre sans sous après avant depuis lors dont ainsi aussi d l qu
    """,
    "de": """
        der die das den dem des ein eine einer eines
        einem einen und ist sind war waren nicht mit von
        zu zum zur im in am an auf für als auch es er sie wir ihr ich sich dass bei nach aus über um
        vor durch wird werden wurde wurden hat haben hatte oder aber wenn wie noch nur so bis
    """,
    "es": """
        el la los las un una unos unas de del y que
        en a por con para es son fue fueron ser se su sus
        al lo como más pero o este esta estos estas
        ese esa no si ha han entre sin sobre también hasta
        desde cuando muy ya donde quien
    """,
    "tr": """
        ve bir bu da de için ile olarak olan daha çok
        en gibi kadar sonra önce ancak ama ya veya ki mi
        mı ne o şu her göre karşı tarafından arasında üzerine değil var yok hem ise diye bunun onun
    """,
    "fa": """
        از که این است را با به در برای آن تا بر یک خود شد شده می هم یا اما اگر بود نیز پس هر دو
        همه هستند کرد کرده دارد باید شود گفت آنها ما وی نمی
    """,
    "ckb": "له که لە بۆ و بە لەگەڵ ئەم ئەو کە دا یان هەر نییە بوو دەکات ئەوە لەسەر ی هەموو",
    "ku": "û ji bi di li ku de ya yên ê ew ev me wan min jî bo her ne lê xwe hat kir dike dikin re",
}

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(fold(text).text.split()) for language, text in _WRITTEN.items()
}
