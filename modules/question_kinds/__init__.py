"""Kinds of questions. Each registers itself and knows how its question is asked, read, scored and explained."""
