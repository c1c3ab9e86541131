"""What the Makefile's targets do, one concept per file: `python -m scripts.<name>`.

All but `prepare_database` and `translations` may run before anything is installed: standard library only.
"""
