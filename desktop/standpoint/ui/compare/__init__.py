# SPDX-License-Identifier: MIT
"""Reports side by side: by theme, and in full text with ribbons."""
