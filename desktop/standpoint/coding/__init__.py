# SPDX-License-Identifier: MIT
"""The codebook's rule language and the coder that finds mentions."""
