# SPDX-License-Identifier: MIT
"""A better text for a report, and the texts that it had before."""
