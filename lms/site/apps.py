from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The reference site: e-mail log-in, settings, urls and demo data. Hosts do not install it."""

    name = "lms.site"
    label = "lms_site"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: site"
