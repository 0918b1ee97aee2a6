# SPDX-License-Identifier: MIT
"""Putting the window together and starting it."""
