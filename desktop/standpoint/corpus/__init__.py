# SPDX-License-Identifier: MIT
"""The analyst's file: one SQLite database. Nothing above this floor knows SQL."""
