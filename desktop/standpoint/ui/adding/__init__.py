# SPDX-License-Identifier: MIT
"""What the user sees between dropping files and having them in the corpus."""
