# SPDX-License-Identifier: MIT
"""Palette, faces, icons and the few controls that every screen shares."""
