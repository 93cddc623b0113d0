"""How the desktop looks: tokens, fonts, icons and status glyphs."""
