"""Codebooks, actors, events, abbreviations and the sample; mapped to `standpoint.data`."""
