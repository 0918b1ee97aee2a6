# SPDX-License-Identifier: MIT
"""Themes, facets and rules, to read."""
