# SPDX-License-Identifier: MIT
"""The list of reports, its search and its undated tray."""
