# SPDX-License-Identifier: MIT
"""Charts and comparisons as values, laid out for paper and painted to files."""
