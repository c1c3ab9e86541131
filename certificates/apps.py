from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """Achievements, awards and their public verification."""

    name = "certificates"
    label = "lms_certificates"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: certificaten"

    def ready(self) -> None:
        from certificates import permissions, receivers, workspace

        permissions.declare_tenancy()
        receivers.connect()
        workspace.register()
