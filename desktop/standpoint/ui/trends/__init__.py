# SPDX-License-Identifier: MIT
"""How often each theme appears over time, and the export of that figure."""
