"""The pages of the registers: 村居法律顾问, 律师名录, 服务点, 普法宣传.

- All four are one `page` with its `listing`, `rows` and `panel`; `registers` says in what they
  differ, `actions` what can be done; `sections` stands above, `code` draws the card of a lawyer.
- forms enter something new, steps lead an entry on; `typed` reads what is typed as people do.
- `deeds` concern a whole register: papers of a month, rates, cards, points read in from a sheet.
- map is the page with the distances.
"""
