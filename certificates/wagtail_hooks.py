"""The author's door: kinds of certificates."""

from wagtail import hooks

from certificates.viewsets import AchievementViewSet


@hooks.register("register_admin_viewset")
def achievements() -> AchievementViewSet:
    """List and editor of kinds of certificates."""
    return AchievementViewSet()
