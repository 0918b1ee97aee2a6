# SPDX-License-Identifier: MIT
"""The open corpus as Qt sees it: worker, signals, undo, settings, item models."""
