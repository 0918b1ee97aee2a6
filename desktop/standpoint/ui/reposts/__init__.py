# SPDX-License-Identifier: MIT
"""Reposts: reports that repeat another one nearly word for word, to look at and to decide on."""
