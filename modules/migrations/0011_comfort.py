"""Texts of a reflection from several devices, so that a late one never overwrites a newer one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lms_modules", "0010_change_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="reflection",
            name="key",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="ReflectionText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("based_on", models.UUIDField(blank=True, null=True)),
                ("digest", models.CharField(max_length=64)),
                ("beside", models.BooleanField(default=False)),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reflection_texts",
                        to="lms_modules.activity",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reflection_texts",
                        to="lms_modules.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "tekst van een reflectie",
                "verbose_name_plural": "teksten van reflecties",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "activity", "key"), name="lms_reflection_text_key")
                ],
            },
        ),
    ]
