"""What this room adds to the Wagtail admin."""

from wagtail import hooks

from media.viewsets import RecordingChooserViewSet, RecordingViewSet


@hooks.register("register_admin_viewset")
def recordings() -> RecordingViewSet:
    """The menu 'Video en audio'."""
    return RecordingViewSet()


@hooks.register("register_admin_viewset")
def recording_chooser() -> RecordingChooserViewSet:
    """The field with which a page takes a recording."""
    return RecordingChooserViewSet()
