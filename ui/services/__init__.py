"""The screens of 公共法律服务.

`page` with its `listing` and `rows`; one consultation in `detail` and `standing`; what can be done
with it in `actions`, each on a sheet of `steps`; a new one by `forms`.
"""
