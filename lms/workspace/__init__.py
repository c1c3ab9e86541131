"""The second door: areas, navigation and home panels to which every room adds its own."""
