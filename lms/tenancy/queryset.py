"""The one method through which personal data is read."""

from typing import Any, Generic, Self, TypeVar

from django.db import models

from lms.tenancy import permissions, scopes

M = TypeVar("M", bound=models.Model)


class TenantQuerySet(models.QuerySet[M], Generic[M]):
    """A QuerySet that knows who asks."""

    def visible_to(self, user: Any, permission: str) -> Self:
        """Rows that the user may see under the permission: an OR of scopes; nothing without one.

        Raises UnknownPermission for a permission that was never declared.
        """
        declared = permissions.get(permission)
        if not getattr(user, "is_authenticated", False):
            return self.none()
        condition = scopes.visible(self.model, user, declared)
        return self.none() if condition is None else self.filter(condition)
