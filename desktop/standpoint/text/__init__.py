# SPDX-License-Identifier: MIT
"""Plain work on text: folding with an offset map, sentences, furniture, words, language."""
