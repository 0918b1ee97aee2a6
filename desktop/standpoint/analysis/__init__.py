# SPDX-License-Identifier: MIT
"""Pure measures: alignment, closeness, salience, intervals. Values in, values out."""
