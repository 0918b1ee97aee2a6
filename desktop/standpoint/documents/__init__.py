# SPDX-License-Identifier: MIT
"""One reader per format: a file becomes a Document with only what the file itself states."""
