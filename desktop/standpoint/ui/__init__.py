# SPDX-License-Identifier: MIT
"""What the analyst sees, one folder for each workspace."""
