# SPDX-License-Identifier: MIT
"""The ground: values that every floor shares. They compute nothing that needs another floor."""
