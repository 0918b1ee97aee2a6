"""Icons, fonts, styles, help and translations; mapped to `standpoint.resources`."""
