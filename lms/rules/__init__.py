"""Rules of the base theme and the workspace: pure functions, readable without knowing Django."""
