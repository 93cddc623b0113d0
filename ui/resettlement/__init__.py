"""The screens of 安置帮教.

`page` with its `listing` and `rows`; one record in `detail`, `people` and `standing`; what can be
done with it in `actions`, each on a sheet of `steps`; a new one by `forms`.
"""
