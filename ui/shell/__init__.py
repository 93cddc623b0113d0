"""The frame around every page: navigation, top bar, status bar, keys.

The map of this room:

- The frame: `window`, `navigation`, `topbar`, `statusbar`, `width`; `page` is what stands in it.
- Keys: `commands` (all of them), `keysheet`, `keyguard`.
- Always there: `pulse` (counts and the pill), `autosync`, `backups`, `idle` (the lock), `problems`,
  `desk_switch`, `memory`, `daywatch` (a new day).
- 设置: `settings_page`, `people`, `colleagues`, `passphrase`, `newcards`, `numbers`.
"""
