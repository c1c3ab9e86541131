"""Views of the media room."""
