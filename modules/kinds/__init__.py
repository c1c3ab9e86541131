"""Kinds of activities. Each registers itself and knows how it is shown and what 'completed' means."""
