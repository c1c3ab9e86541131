"""Settings of the reference site: `default` (make run), `test` and `production`, all on `base`."""
