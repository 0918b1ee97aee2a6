# SPDX-License-Identifier: MIT
"""The verbs of the program without a window."""
