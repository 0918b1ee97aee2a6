# SPDX-License-Identifier: MIT
"""Actors by all their names: which names may be one, who may speak, and which actors are known."""
