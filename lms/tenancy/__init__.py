"""Who may see whom. Everything that reads personal data goes through `QuerySet.visible_to`."""

from lms.tenancy.permissions import Permission, UnknownPermission, declare
from lms.tenancy.queryset import TenantQuerySet
from lms.tenancy.roles import Role, roles_of
from lms.tenancy.scopes import declare_paths, register_scope

__all__ = [
    "Permission",
    "Role",
    "TenantQuerySet",
    "UnknownPermission",
    "declare",
    "declare_paths",
    "register_scope",
    "roles_of",
]
