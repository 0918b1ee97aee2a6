# SPDX-License-Identifier: MIT
"""Standpoint compares what political actors say: side by side, theme by theme, over time."""

__version__ = "0.1.0"
