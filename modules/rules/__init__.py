"""Pure rules of learning: no Django, no database."""
