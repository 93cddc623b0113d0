"""How the desktop looks: tokens, fonts, icons, status glyphs and the style sheet."""
