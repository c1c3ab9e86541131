"""Pure rules: no Django, no database."""
